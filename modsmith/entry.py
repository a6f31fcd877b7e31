"""The console script: a fast path for `generate` without changes, and the command line for everything else.

Loading the command line takes almost 0.2 s. Hooks and Makefiles often run a `generate` that changes nothing.
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
        from modsmith import cli  # noqa: PLC0415 - the import that the fast path avoids

        cli.main()
    except KeyboardInterrupt:
        sys.stderr.write("interrupted: no file was left half-written\n")
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
        message = run.nothing_to_do(Catalog(project.use()), out)
    except (ModsmithError, OSError):
        return False
    if message:
        print(message)
    return bool(message)
