"""Text in cells of Markdown tables."""

from __future__ import annotations

import re
from collections.abc import Iterable


def cell(text: str) -> str:
    """A text in one line, with its bars escaped and its line breaks as `<br>`."""
    return re.sub(r"\s*\n\s*", "<br>", text.strip()).replace("|", "\\|")


def codes(names: Iterable[str]) -> str:
    """Names as code, separated by commas."""
    return cell(", ".join(f"`{name}`" for name in names))
