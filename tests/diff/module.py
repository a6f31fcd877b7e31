"""Modules of a few lines for the tests."""

from __future__ import annotations

from modsmith.diff.compare import Change, PlannedChange, compare
from modsmith.versions import ModuleFiles


def module(text: str = "", **files: str) -> ModuleFiles:
    """A module with this text in `main.tf`; other files by path, with `__` for `/` and a `.tf` at the end."""
    made = {f"{name.replace('__', '/')}.tf": content.encode() for name, content in files.items()}
    return ModuleFiles("sample", "sample", {"main.tf": text.encode(), **made})


def changes(
    old: str | ModuleFiles, new: str | ModuleFiles, planned: tuple[PlannedChange, ...] = ()
) -> tuple[Change, ...]:
    """The changes between two texts or modules."""
    pair = (module(one) if isinstance(one, str) else one for one in (old, new))
    return compare(*pair, planned).changes


def rules(old: str | ModuleFiles, new: str | ModuleFiles) -> list[str]:
    """The ids of the rules that apply."""
    return sorted({change.rule for change in changes(old, new)})
