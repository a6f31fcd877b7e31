"""The text of a Python file: imports, constants, and a class whose methods follow the headings of the original."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from modsmith.importing import python, sentences
from modsmith.importing.speller import Speller

MOST_STATEMENTS = 30
"""Statements of a method; more are divided."""


@dataclass
class Section:
    """Statements that belong together: those below a heading in the original.

    Attributes:
        title: of the heading; "" without one.
        statements: Python.
    """

    title: str
    statements: list[str] = field(default_factory=list)


def text(stem: str, summary: str, speller: Speller, sections: Iterable[Section]) -> str:
    """The text of a file.

    Args:
        stem: its name without `.py`.
        summary: of the class.
        speller: its constants, and what it uses of modsmith.
        sections: its statements.
    """
    methods = [piece for section in sections for piece in _pieces(section)]
    header = "\n\n".join(
        [
            f'"""{stem}.tf, imported from hand-written HCL."""',
            f"from modsmith import {', '.join(sorted(speller.names, key=_import_order))}",
            *(python.constant(name, value) for name, value in speller.constants.items()),
        ]
    )
    lines = [
        f"class {sentences.class_name(stem)}(File):",
        f'    """{summary}"""',
        "",
        *_build(methods),
    ]
    return f"{header}\n\n\n" + "\n".join(lines) + "\n"


def _pieces(section: Section) -> Iterator[Section]:
    """A section in parts of at most `MOST_STATEMENTS`; none if it is empty."""
    for at in range(0, len(section.statements), MOST_STATEMENTS):
        yield Section(section.title, section.statements[at : at + MOST_STATEMENTS])


def _build(sections: Sequence[Section]) -> Iterator[str]:
    """`build`, with a method for each section if there are several."""
    yield "    def build(self) -> None:"
    yield '        """Adds what the file holds."""'
    if len(sections) <= 1:
        yield from (f"        {statement}" for section in sections for statement in section.statements)
        return
    names = _method_names(sections)
    yield from (f"        self.{name}()" for name in names)
    for name, section in zip(names, sections, strict=True):
        yield ""
        yield f"    def {name}(self) -> None:"
        if section.title:
            yield f'        """{sentences.ended(_docstring(section.title))}"""'
        yield from (f"        {statement}" for statement in section.statements)


def _docstring(title: str) -> str:
    text = title.replace("\\", "/").replace('"', "'").strip()
    return text[:1].upper() + text[1:]


def _method_names(sections: Iterable[Section]) -> list[str]:
    made: list[str] = []
    for section in sections:
        words = "".join(char if char.isalnum() and char.isascii() else " " for char in section.title).lower()
        wanted = "_" + ("_".join(words.split()[:5]) or "first")
        number, free = 1, wanted
        while free in made or free in ("_register",):
            number += 1
            free = f"{wanted}_{number}"
        made.append(free)
    return made


def _import_order(name: str) -> tuple[bool, str]:
    return (name[0].islower(), name)
