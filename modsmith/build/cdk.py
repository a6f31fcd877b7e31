"""The one place that imports CDKTF.

HashiCorp archived `cdktf` in December 2025; `cdktn` is its maintained fork with the same names. Everything
else imports CDKTF from here, so moving to the fork is `MODSMITH_CDK=cdktn` (ADR 0001).

Importing this module starts a node process (jsii). It raises `ToolMissingError` where there is no node.
"""

from __future__ import annotations

import importlib
import os
from typing import TYPE_CHECKING

import jsii

from modsmith.build import kernel
from modsmith.tools.node import node_environment

__all__ = ["Construct", "cdktf", "jsii"]

os.environ.update(node_environment())

if TYPE_CHECKING:
    import cdktf
    from constructs import Construct
else:
    with kernel.starting():
        cdktf = importlib.import_module(os.environ.get("MODSMITH_CDK", "cdktf"))
        Construct = importlib.import_module("constructs").Construct
