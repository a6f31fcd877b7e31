"""Do two contestants declare the same things? What they wrote is read, so that nobody has to believe it."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

_HEADER = re.compile(r'^(variable|data|resource|output)\s+"([^"]+)"(?:\s+"([^"]+)")?', re.MULTILINE)
_PLURAL = {"variable": "variables", "data": "data sources", "resource": "resources", "output": "outputs"}


def declared(folder: Path) -> set[tuple[str, ...]]:
    """Kind and labels of every variable, data source, resource and output in a folder's `*.tf` files."""
    texts = [path.read_text("utf-8") for path in sorted(folder.glob("*.tf"))]
    return {tuple(filter(None, found)) for text in texts for found in _HEADER.findall(text)}


def comparison(ours: Path, theirs: Path) -> str:
    """One sentence: what both declare, or where they differ."""
    mine, other = declared(ours), declared(theirs)
    if mine == other:
        numbers = Counter(kind for kind, *_ in mine)
        listed = ", ".join(f"{numbers[kind]} {plural}" for kind, plural in _PLURAL.items())
        return f"Both stacks declare the same {listed}, under the same addresses."
    differences = ", ".join(".".join(item) for item in sorted(mine ^ other))
    return f"The stacks differ, so this comparison is not fair: correct benchmarks/prebuilt ({differences})."
