"""Text in cells of Markdown tables."""

from __future__ import annotations

import re


def cell(text: str) -> str:
    """A text in one line, with its bars escaped and its line breaks as `<br>`."""
    return re.sub(r"\s*\n\s*", "<br>", text.strip()).replace("|", "\\|")
