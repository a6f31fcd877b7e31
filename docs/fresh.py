"""Writes pages that are made from code, or compares them: the command line of the other scripts here."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path


def main(page: Path, made: str) -> int:
    """Writes the page; with `--check`, returns 1 if it is stale."""
    if "--check" not in sys.argv[1:]:
        page.write_text(made, "utf-8")
    elif not page.is_file() or page.read_text("utf-8") != made:
        print(f"{page} is stale; run `python docs/{Path(sys.argv[0]).name}`", file=sys.stderr)
        return 1
    return 0


def many(folder: Path, made: Mapping[str, str]) -> int:
    """Writes all pages of a folder and removes others; with `--check`, returns 1 if one is stale, missing or left over.

    Args:
        folder: that holds these pages and no others.
        made: text by path in the folder.
    """
    found = {file.relative_to(folder).as_posix(): file.read_text("utf-8") for file in folder.rglob("*.md")}
    stale = sorted(path for path in made.keys() | found.keys() if made.get(path) != found.get(path))
    if "--check" in sys.argv[1:]:
        for path in stale:
            print(f"{folder / path} is stale; run `python docs/{Path(sys.argv[0]).name}`", file=sys.stderr)
        return 1 if stale else 0
    for path in stale:
        page = folder / path
        if path in made:
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(made[path], "utf-8")
        else:
            page.unlink()
    return 0
