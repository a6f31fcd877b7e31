"""The one place that imports CDKTF.

HashiCorp archived `cdktf` in December 2025; `cdktn` is its maintained fork with the same names. Everything
else imports CDKTF from here, so moving to the fork is `MODSMITH_CDK=cdktn` (ADR 0001).

Importing this module starts a node process (jsii). It raises `ToolMissingError` where there is no node.
"""

from __future__ import annotations

import importlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import jsii

from modsmith.tools.node import node_environment

__all__ = ["Construct", "cdktf", "jsii"]


@contextmanager
def _frugal_node() -> Iterator[None]:
    """A node started in here keeps its young generation at 1 MiB: a stack is small, and a run takes 10 MiB less memory.

    The option is not left behind: the `cdktf` command warns where it finds NODE_OPTIONS.
    """
    before = os.environ.get("NODE_OPTIONS")
    os.environ["NODE_OPTIONS"] = f"--max-semi-space-size=1 {before or ''}".rstrip()
    try:
        yield
    finally:
        del os.environ["NODE_OPTIONS"]
        if before is not None:
            os.environ["NODE_OPTIONS"] = before


os.environ.update(node_environment())

if TYPE_CHECKING:
    import cdktf
    from constructs import Construct
else:
    with _frugal_node():
        cdktf = importlib.import_module(os.environ.get("MODSMITH_CDK", "cdktf"))
        Construct = importlib.import_module("constructs").Construct
