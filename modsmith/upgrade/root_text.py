"""Changes a caller's root as the upgrade notes of a module say: inputs that are gone, and other text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from modsmith.hcl.tokens import TokenError
from modsmith.spec.upgrades import OLD_VALUE, Upgrade
from modsmith.validate.examples import SOURCE
from modsmith.validate.fixing import places
from modsmith.versions.number import Version


@dataclass(frozen=True)
class Notes:
    """What the upgrade notes tell a caller to change.

    Attributes:
        replaced: input that is gone to the argument that replaces it, as `Upgrade.replaced` has it.
        rewritten: text to what stands there now, as `Upgrade.rewritten` has it.
    """

    replaced: Mapping[str, str] = field(default_factory=dict)
    rewritten: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, upgrades: Iterable[Upgrade], after: Version | None = None) -> Notes:
        """The notes of all upgrades to versions after one; of all upgrades if it is None."""
        found = cls()
        for upgrade in sorted(upgrades, key=lambda one: Version.parse(one.version)):
            if after is None or Version.parse(upgrade.version) > after:
                found = cls({**found.replaced, **upgrade.replaced}, {**found.rewritten, **upgrade.rewritten})
        return found


def edit(folder: Path, notes: Notes, inputs: Collection[str], source: str = SOURCE) -> list[str]:
    """Edits the files of a root in place.

    Args:
        folder: of the root.
        notes: what to change.
        inputs: that the module has now; what it still has is not replaced.
        source: of the module in the root.

    Returns:
        One line for each change: `old → new`.
    """
    lines: list[str] = []
    for file in sorted(folder.glob("*.tf")):
        text = before = file.read_text("utf-8")
        for name, argument in notes.replaced.items():
            if name not in inputs:
                text = _replaced(text, name, argument, source, lines)
        for old, new in notes.rewritten.items():
            parts = re.split(_pattern(old), text)
            text, count = new.join(parts), len(parts) - 1
            lines += [f"{old} → {new}"] if count else []
        if text != before:
            file.write_text(text, "utf-8")
    return lines


def _pattern(text: str) -> str:
    """Finds a text that does not go on: `module.a.x` is not in `module.a.x["key"]` or `module.a.xy`."""
    start, end = r"(?<!\w)", r"(?![\w.\[-])"
    head, tail = text[:1], text[-1:]
    return (
        (start if head.isalnum() else "") + re.escape(text) + (end if tail.isalnum() or tail == "_" else "")
    )


def _replaced(text: str, name: str, argument: str, source: str, lines: list[str]) -> str:
    """The text with another argument in each call of the module that has the old one."""
    while (found := _argument(text, name, source)) is not None:
        call, old = found
        new = argument.replace(OLD_VALUE, text[old.begin : old.end].strip())
        is_set = new and call.argument(re.split(r"\s*=", new)[0]) is not None
        start, end = old.start, old.end
        if is_set or not new:
            new, end = "", places.line_end(text, end) or end
            start = text.rfind("\n", 0, start) + 1
        lines.append(f"{name} → {new or 'removed'}")
        text = text[:start] + new + text[end:]
    return text


def _argument(text: str, name: str, of: str) -> tuple[places.Block, places.Argument] | None:
    try:
        blocks = places.read(text).blocks
    except (TokenError, RecursionError):
        return None  # Terraform says what is wrong with the file
    for block in blocks:
        source = block.argument("source") if block.type == "module" else None
        argument = block.argument(name)
        if source and argument and text[source.begin : source.end].strip() == f'"{of}"':
            return block, argument
    return None
