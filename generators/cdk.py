"""The one place that imports CDKTF.

HashiCorp archived `cdktf` in December 2025; `cdktn` is its maintained fork with the same names. Everything
else imports CDKTF from here, so moving to the fork is `MODSMITH_CDK=cdktn` (ADR 0001).

Importing this module starts a node process (jsii). It raises `ToolMissingError` where there is no node.
"""

from __future__ import annotations

import importlib
import os
from typing import TYPE_CHECKING

from toolchain.node import node_environment

os.environ.update(node_environment())
# A stack is small: without this node lets its young generation grow, and a run takes a tenth more memory.
os.environ["NODE_OPTIONS"] = f"--max-semi-space-size=1 {os.environ.get('NODE_OPTIONS', '')}".rstrip()

if TYPE_CHECKING:
    import cdktf
else:
    cdktf = importlib.import_module(os.environ.get("MODSMITH_CDK", "cdktf"))

import jsii
from constructs import Construct

__all__ = ["Construct", "cdktf", "jsii"]
