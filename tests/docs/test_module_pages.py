"""A module's README is a page that its users read: short, with the inputs near its top."""

from __future__ import annotations

import re

import pytest

from tests.project import ROOT, catalog

NAMES = catalog.names()

MOST_LINES = 200
MOST_WORDS = 2100
MOST_LINES_WITHOUT_PROSE = 135
LAST_LINE_OF_THE_BEGINNING = 100


def readme(name: str) -> str:
    return (ROOT / "modules" / name / "README.md").read_text("utf-8")


def words(markdown: str) -> int:
    """The number of words that a person reads: not code, not names of inputs, not targets of links."""
    for unread in (r"(?s)```.*?```", r"`[^`]*`", r"<[^>]*>", r"\]\([^)]*\)"):
        markdown = re.sub(unread, " ", markdown)
    return len(re.findall(r"\w[\w'./:-]*", markdown))


def without_prose_and_diagram(markdown: str) -> str:
    markdown = re.sub(r"(?s)\n## Operations\n.*?(?=\n## Requirements\n)", "", markdown)
    return re.sub(r"(?s)```mermaid\n.*?```\n", "", markdown)


@pytest.mark.parametrize("name", NAMES)
def test_a_readme_is_short(name: str) -> None:
    text = readme(name)
    assert text.count("\n") <= MOST_LINES
    assert words(text) <= MOST_WORDS


@pytest.mark.parametrize("name", NAMES)
def test_what_is_generated_leaves_room_for_prose(name: str) -> None:
    assert without_prose_and_diagram(readme(name)).count("\n") <= MOST_LINES_WITHOUT_PROSE


@pytest.mark.parametrize("name", NAMES)
def test_a_reader_finds_the_inputs_near_the_top(name: str) -> None:
    lines = readme(name).splitlines()
    assert lines.index("## Inputs") < LAST_LINE_OF_THE_BEGINNING
    assert lines.index("## Usage") < lines.index("## Inputs") < lines.index("## Outputs")
