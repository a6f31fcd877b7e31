"""The console script: fast paths where nothing has changed, and the command line for everything else.

Loading the command line takes longer than all that such a `generate` or `validate` does. Hooks and Makefiles often run
one.
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
        if sys.argv[1:2] == ["validate"] and (code := _same_result()) is not None:
            os._exit(code)
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


def _same_result() -> int | None:
    """Prints the result of the same run before, if nothing has changed since; returns its exit code."""
    from modsmith.validate.repeated import quick  # noqa: PLC0415

    note = quick.before(sys.argv[1:])
    if note is None:
        return None
    sys.stderr.write("nothing has changed since this result; MODSMITH_CACHE=off checks again\n")
    try:
        sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]  # as for every other command
        print(note.text, end="", flush=True)
    except OSError as error:
        sys.stderr.write(f"error: output: {error.strerror}. Fix that, then run again\n")
        return 1
    return note.code
