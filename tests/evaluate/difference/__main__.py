"""Compares modsmith's evaluation with Terraform's on random cases.

python -m tests.evaluate.difference --expressions 20000 --modules 500 --blocks 20 --seed 0
"""

from __future__ import annotations

import argparse
import sys
import time

from . import runs


def main() -> int:
    """Runs what is asked for; 1 if anything differs."""
    parser = argparse.ArgumentParser(prog="python -m tests.evaluate.difference", description=__doc__)
    parser.add_argument("--expressions", type=int, default=20_000, help="how many expressions (20000)")
    parser.add_argument("--modules", type=int, default=500, help="how many modules (500)")
    parser.add_argument("--blocks", type=int, default=20, help="how many folders with dynamic blocks (20)")
    parser.add_argument("--seed", type=int, default=0, help="the first seed (0)")
    given = parser.parse_args()
    batches = -(-given.expressions // runs.BATCH)
    differences = 0
    for what, run, count in (
        ("expressions", runs.run_expressions, batches),
        ("modules", runs.run_modules, given.modules),
        ("folders with dynamic blocks", runs.run_blocks, given.blocks),
    ):
        if count:
            start = time.monotonic()
            found = run(range(given.seed, given.seed + count))
            print(
                f"{what}, {time.monotonic() - start:.0f} s: {found}", *found.differences, sep="\n", end="\n\n"
            )
            differences += len(found.differences)
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
