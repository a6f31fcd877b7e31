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
        from generators import cli  # noqa: PLC0415 - what this file is there to avoid

        cli.main()
    except KeyboardInterrupt:
        sys.stderr.write("interrupted: nothing was left half-written\n")
        sys.exit(INTERRUPTED)


def _nothing_to_do() -> bool:
    from generators import generate  # noqa: PLC0415
    from generators.errors import ModsmithError  # noqa: PLC0415

    out = os.environ.get("MODSMITH_OUT") or Path(__file__).resolve().parent.parent / "modules"
    try:
        said = generate.nothing_to_do(Path(out))
    except (ModsmithError, OSError):
        return False
    if said:
        print(said)
    return bool(said)
