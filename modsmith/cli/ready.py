"""`python -m modsmith.cli.ready`: one generate and validate by a process that has loaded everything beforehand.

`modsmith watch` starts one, which loads modsmith, its libraries, the provider's schema and Node.js, and then waits for
a line on standard input. The line makes it import the generators as they are now, work, and end. So no run sees the
Python of an earlier one, and none waits for what never changes.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress

from modsmith.cli import run
from modsmith.cli.command import FAILED, FOUND, OK
from modsmith.cli.watch import GO
from modsmith.errors import ModsmithError
from modsmith.tools import processes


def main() -> int:
    """Waits for the line, then generates what is stale and validates its HCL; returns the exit code."""
    processes.end_on_signals()
    with suppress(ModsmithError, OSError):  # the run itself reports what is missing
        _load()
    if sys.stdin.readline().strip() != GO:
        return OK
    stale = _stale()
    code = run(["generate"])
    if code != OK or not stale:
        return code
    return run(["validate", *stale, "--only", "interface,hcl"])


def _load() -> None:
    from modsmith.cli import presentation  # noqa: F401, PLC0415
    from modsmith.cli.validate import spare_collector  # noqa: PLC0415
    from modsmith.generate import pipeline, run  # noqa: F401, PLC0415
    from modsmith.provider.table import Table  # noqa: PLC0415
    from modsmith.validate import control  # noqa: PLC0415
    from modsmith.validate import run as validating  # noqa: F401, PLC0415

    run.start_node()
    Table.load()
    control.shipped()
    spare_collector()


def _stale() -> list[str]:
    """The folders of the modules that `generate` will build."""
    from modsmith.generate.sources import fingerprints  # noqa: PLC0415
    from modsmith.project import Catalog, Project  # noqa: PLC0415
    from modsmith.write import is_fresh  # noqa: PLC0415

    try:
        catalog = Catalog(Project.require())
        out = catalog.project.modules
        marks = fingerprints(catalog, catalog.names())
    except ModsmithError:
        return []
    stale = (name for name, mark in marks.items() if not is_fresh(out, name, mark))
    return [os.path.relpath(out / name) for name in stale]


if __name__ == "__main__":
    code = main()
    sys.exit(code if code in (OK, FAILED, FOUND) else FAILED)
