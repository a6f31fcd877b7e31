"""The console script: says at once when there is nothing to do, and leaves all else to the command line.

Loading the command line takes most of a fifth of a second, and a `generate` that changes nothing is what
hooks and Makefiles run all day.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

FREQUENT = (["generate"], ["generate", "--check"])
INTERRUPTED = 130


def main() -> None:
    """Entry point of the console script."""
    try:
        if sys.argv[1:] in FREQUENT and _nothing_to_do():
            return
        from modsmith import cli  # noqa: PLC0415 - what this file is there to avoid

        cli.main()
    except KeyboardInterrupt:
        sys.stderr.write("interrupted: nothing was left half-written\n")
        sys.exit(INTERRUPTED)


def _nothing_to_do() -> bool:
    from modsmith.errors import ModsmithError  # noqa: PLC0415
    from modsmith.generate import run  # noqa: PLC0415
    from modsmith.project import Catalog, Project  # noqa: PLC0415

    try:
        project = Project.find()
        if project is None:
            return False
        out = Path(os.environ.get("MODSMITH_OUT") or project.modules)
        said = run.nothing_to_do(Catalog(project.use()), out)
    except (ModsmithError, OSError):
        return False
    if said:
        print(said)
    return bool(said)
