"""A module's prose: Markdown files in its generator's folder, read in the order of their names.

generators/<module>/prose/10-tables.md      first line `# Title`, then the text
"""

from __future__ import annotations

from importlib.resources import files

from modsmith.errors import SpecError
from modsmith.spec.model import Section


def read_sections(package: str) -> tuple[Section, ...]:
    """The sections of a module's README.

    Args:
        package: the module's package, such as `generators.dynamodb`.

    Raises:
        SpecError: a file that does not begin with a title.
    """
    folder = files(package) / "prose"
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".md"))
    where = f"{package.replace('.', '/')}/prose"
    return tuple(_section(f"{where}/{name}", (folder / name).read_text("utf-8")) for name in names)


def _section(where: str, text: str) -> Section:
    head, _, body = text.partition("\n")
    if not head.removeprefix("# ").strip() or not head.startswith("# "):
        raise SpecError("has no title", where=where, fix="Begin the file with a line `# Title`.")
    above = body[: len(body) - len(body.lstrip())].count("\n")
    return Section(head.removeprefix("# ").strip(), body.strip(), where, 2 + above)
