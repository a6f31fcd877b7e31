"""Writes a page that is made from code, or compares it: the command line of api.py and rules.py."""

from __future__ import annotations

import sys
from pathlib import Path


def main(page: Path, made: str) -> int:
    """Writes the page; with `--check`, returns 1 if it is stale."""
    if "--check" not in sys.argv[1:]:
        page.write_text(made, "utf-8")
    elif not page.is_file() or page.read_text("utf-8") != made:
        print(f"{page} is stale; run `python docs/{Path(sys.argv[0]).name}`", file=sys.stderr)
        return 1
    return 0
