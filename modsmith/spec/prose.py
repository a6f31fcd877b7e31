"""A module's prose: Markdown files in its generator's folder, read in the order of their names.

generators/<module>/prose/10-tables.md          first line `# Title`, then the text: a section of README.md
generators/<module>/prose/guide/10-recovery.md  the same for GUIDE.md
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files
from importlib.resources.abc import Traversable

from modsmith.errors import SpecError
from modsmith.spec.model import Section


def read_sections(package: str) -> tuple[Section, ...]:
    """The sections of a module's README, from `prose/`, and of its guide, from `prose/guide/`.

    Args:
        package: the module's package, such as `generators.dynamodb`.

    Raises:
        SpecError: a file that does not begin with a title.
    """
    folder = files(package) / "prose"
    where = f"{package.replace('.', '/')}/prose"
    guide = folder / "guide"
    return (
        *_sections(folder, where, in_guide=False),
        *(_sections(guide, f"{where}/guide", in_guide=True) if guide.is_dir() else ()),
    )


def _sections(folder: Traversable, where: str, *, in_guide: bool) -> Iterator[Section]:
    for name in sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".md")):
        section = _section(f"{where}/{name}", (folder / name).read_text("utf-8"))
        yield replace(section, in_guide=in_guide)


def _section(where: str, text: str) -> Section:
    head, _, body = text.partition("\n")
    if not head.removeprefix("# ").strip() or not head.startswith("# "):
        raise SpecError("has no title", where=where, fix="Begin the file with a line `# Title`.")
    above = body[: len(body) - len(body.lstrip())].count("\n")
    return Section(head.removeprefix("# ").strip(), body.strip(), where, 2 + above)
