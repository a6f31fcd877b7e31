"""The console script: a fast path for `generate` without changes, and the command line for everything else.

Loading the command line takes longer than all that such a `generate` does. Hooks and Makefiles often run one.
"""

from __future__ import annotations

import os
import sys
import time

FREQUENT = (["generate"], ["generate", "--check"])
INTERRUPTED = 130


def main() -> None:
    """Entry point of the console script."""
    try:
        if sys.argv[1:] in FREQUENT and _nothing_to_do():
            sys.stdout.flush()
            os._exit(0)  # nothing is left to end, and Python takes 3 ms to do so
        from modsmith import cli  # noqa: PLC0415 - the import that the fast path avoids

        cli.main()
    except KeyboardInterrupt:
        sys.stderr.write("interrupted: no file was left half-written\n")
        sys.exit(INTERRUPTED)


def _nothing_to_do() -> bool:
    from modsmith.generate import quick  # noqa: PLC0415

    start = time.perf_counter()
    count = quick.unchanged()
    if count:
        print(quick.up_to_date(count, time.perf_counter() - start))
    return count > 0
