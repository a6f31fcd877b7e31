"""`python -m modsmith.cli.ready`: one run of generate and validate by a process that has loaded everything beforehand.

`modsmith watch` starts one, which loads modsmith, its libraries, the provider's schema and Node.js, and then waits for
a line on standard input: a list in JSON. The line makes it import the generators as they are now, work, and end. So no
run sees the Python of an earlier one, and none waits for what never changes.
"""

from __future__ import annotations

import importlib
import json
import os
import pkgutil
import sys
from contextlib import suppress

from modsmith.cli import guarded, run
from modsmith.cli.command import FAILED, FOUND, OK, catalog, spare_collector
from modsmith.errors import ModsmithError
from modsmith.tools import processes

_PACKAGES = (
    *("modsmith.build", "modsmith.constructs", "modsmith.diff", "modsmith.evaluate", "modsmith.hcl"),
    *("modsmith.provider", "modsmith.readme", "modsmith.schemas", "modsmith.spec", "modsmith.validate"),
)
"""What generating and validating may import on the way."""

_MODULES = (
    *("modsmith.cli.presentation", "modsmith.generate.several"),
    *("modsmith.inputs", "modsmith.rules", "modsmith.types"),
    *("encodings.unicode_escape", "encodings.utf_8_sig", "filelock", "platformdirs", "rich._emoji_codes"),
    "typer._adapters",
)
"""The same, of single modules."""


def main() -> int:
    """Waits for the line, then validates the HCL of its folders, or generates what is stale and validates that.

    Returns:
        The exit code.
    """
    processes.end_on_signals()
    try:
        with suppress(ModsmithError, OSError):  # the run itself reports what is missing
            _load()
        line = sys.stdin.readline()
    except KeyboardInterrupt:
        return FAILED
    if not line:
        return OK
    folders: list[str] = json.loads(line)
    if not folders:
        code = guarded(lambda: folders.extend(_generated()))
        if code != OK or not folders:
            return code
    return run(["validate", *map(os.path.relpath, folders), "--only", "interface,hcl"])


def _load() -> None:
    """Imports what a run needs, and nothing of the project."""
    from modsmith.generate.run import start_node  # noqa: PLC0415
    from modsmith.hcl.read import configuration  # noqa: PLC0415
    from modsmith.provider.table import Table  # noqa: PLC0415
    from modsmith.validate import control  # noqa: PLC0415

    start_node()
    Table.load()
    control.shipped()
    configuration.parse("locals {}\n")  # the first text takes much longer than others
    for name in _PACKAGES:
        for module in pkgutil.walk_packages(importlib.import_module(name).__path__, f"{name}."):
            importlib.import_module(module.name)
    for name in _MODULES:
        with suppress(ImportError):  # of a library that has no such part any more
            importlib.import_module(name)
    spare_collector()


def _generated() -> list[str]:
    """Writes the stale modules, and returns the folders of those that were built."""
    from modsmith.cli.generate import show  # noqa: PLC0415
    from modsmith.cli.terminal import working  # noqa: PLC0415
    from modsmith.generate.run import apply  # noqa: PLC0415

    known = catalog()
    out = known.project.modules
    with working("building the modules"):
        outcome = apply(known, out)
    show(outcome, written=True)
    return [str(out / name) for name, tree in outcome.trees.items() if tree]


if __name__ == "__main__":
    code = main()
    sys.exit(code if code in (OK, FAILED, FOUND) else FAILED)
