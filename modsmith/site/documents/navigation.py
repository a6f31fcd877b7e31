"""Which documents a project has, and in which order and group a reader finds them.

`docs/site.toml` lists them in the four groups of Diátaxis (https://diataxis.fr). Paths are relative to `docs/`:

    tutorial = ["tutorial.md"]
    how-to = ["adopt.md", "../CONTRIBUTING.md#add-a-module"]
    reference = ["project-file.md", "controls/"]
    explanation = ["evaluation.md", "adr/"]

A folder stands for its README.md, with every other document in it below. Every document in `docs/` must be in the list.
An entry with an anchor is a link into a document, which is a page as well. Without the file, all documents are in one
group.
"""

from __future__ import annotations

import posixpath
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from modsmith.errors import did_you_mean
from modsmith.site.errors import SiteError

FOLDER, FILE = "docs", "site.toml"
_GROUPS = {
    "tutorial": ("Tutorial", "Learn by doing, step by step."),
    "how-to": ("How-to guides", "Reach a goal that you have in mind."),
    "reference": ("Reference", "Look something up."),
    "explanation": ("Explanation", "Understand how it works, and why."),
}


@dataclass(frozen=True)
class Entry:
    """A line of the navigation.

    Attributes:
        source: the document, relative to the project's folder: `docs/tutorial.md`.
        anchor: of a heading in it; "" for the whole.
        below: the other documents of the folder that it stands for.
    """

    source: str
    anchor: str = ""
    below: tuple[str, ...] = ()


@dataclass(frozen=True)
class Group:
    """A part of the navigation."""

    title: str
    purpose: str
    entries: Sequence[Entry]

    @property
    def sources(self) -> Iterator[str]:
        """All documents in it."""
        for entry in self.entries:
            yield from (entry.source, *entry.below)


def navigation(root: Path) -> list[Group]:
    """The documents of a project; [] if it has none.

    Raises:
        SiteError: the list is wrong or incomplete.
    """
    documents = sorted(path.relative_to(root).as_posix() for path in (root / FOLDER).rglob("*.md"))
    file = root / FOLDER / FILE
    if not file.is_file():
        return [Group("Documentation", "", [Entry(one) for one in documents])] if documents else []
    table = _table(file)
    groups = [_group(root, file, key, table[key], documents) for key in _GROUPS if key in table]
    listed = {source for group in groups for source in group.sources}
    missing = [one for one in documents if one not in listed]
    if missing:
        name = missing[0].removeprefix(f"{FOLDER}/")
        raise SiteError(f"does not list {name}", where=str(file), fix="Add it to one of the groups.")
    return [group for group in groups if group.entries]


def _table(file: Path) -> Mapping[str, Sequence[str]]:
    try:
        table = tomllib.loads(file.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SiteError(
            f"is not valid TOML: {error}", where=str(file), fix="Correct the syntax there."
        ) from error
    for key, value in table.items():
        if key not in _GROUPS:
            fix = did_you_mean(key, list(_GROUPS)) or f"The groups are: {', '.join(_GROUPS)}."
            raise SiteError("is not a group of documents", where=f"{file}: {key}", fix=fix)
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise SiteError(
                "is not a list of paths", where=f"{file}: {key}", fix='Write it as ["tutorial.md"].'
            )
    return table


def _group(root: Path, file: Path, key: str, paths: Sequence[str], documents: Sequence[str]) -> Group:
    return Group(*_GROUPS[key], [_entry(root, f"{file}: {key}", path, documents) for path in paths])


def _entry(root: Path, where: str, path: str, documents: Sequence[str]) -> Entry:
    name, _, anchor = path.partition("#")
    source = posixpath.normpath(f"{FOLDER}/{name}")
    below: tuple[str, ...] = ()
    if name.endswith("/"):
        inside = [one for one in documents if one.startswith(f"{source}/")]
        source = f"{source}/README.md"
        below = tuple(one for one in inside if one != source)
    if source.startswith("../") or not source.endswith(".md") or not (root / source).is_file():
        fix = "Name a Markdown file, or a folder with a README.md and a slash at its end."
        raise SiteError(f"there is no document {path!r}", where=where, fix=fix)
    return Entry(source, anchor, below)
