"""The real `cdktf` command (npm `cdktf-cli`), which runs `main.py` as a CDKTF app."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from modsmith.tools.tool import Tool, executable, first_that_answers

FIX = "Install it with npm, `npm install --global cdktf-cli`"
_NODE_MODULES = Path(sys.prefix).parent / "node_modules"


def find() -> Tool | None:
    """The command that `make setup` put into `node_modules`, else the one on PATH."""
    package = _NODE_MODULES / "cdktf-cli" / "package.json"
    local = executable(_NODE_MODULES / ".bin" / "cdktf")
    if local and package.is_file():  # the command takes a second to say its version, its package does not
        return Tool("cdktf", local, str(json.loads(package.read_text())["version"]))
    return first_that_answers("cdktf", [executable("cdktf")], "--version")
