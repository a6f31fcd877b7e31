"""The form that `terraform fmt` gives a file: files that had it before an edit have it afterwards."""

from __future__ import annotations

from modsmith.errors import SpecError
from modsmith.hcl.layout import arranged
from modsmith.hcl.tokens import tokenize


def kept(before: str, after: str) -> str:
    """An edited text, in the form of `terraform fmt` if the text before the edit had it.

    Args:
        before: its lines end in LF.
        after: the same text, edited.
    """
    return _formatted(after) or after if before == _formatted(before) else after


def _formatted(text: str) -> str | None:
    """The text in that form; None if it cannot be read."""
    try:
        return arranged(tokenize(text), 0)
    except (SpecError, RecursionError):
        return None
