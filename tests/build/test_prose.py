"""Markdown files of a catalog folder become sections."""

from __future__ import annotations

import pytest

from modsmith.errors import SpecError

from .conftest import InProject


def test_sections_come_in_the_order_of_their_names_other_files_do_not(in_project: InProject) -> None:
    catalog = in_project()
    folder = catalog.folder / "queue" / "prose"
    (folder / "05-tables.md").write_text("# Tables\n\n\nTwo é.\n\n## More\n\nYes.\n", encoding="utf-8")
    (folder / "notes.txt").write_text("no section", encoding="utf-8")
    assert [(section.title, section.text) for section in catalog.spec("queue").sections] == [
        ("Tables", "Two é.\n\n## More\n\nYes."),
        ("Cost", "A queue costs by the request."),
    ]


def test_sections_of_the_guide_come_last(in_project: InProject) -> None:
    catalog = in_project()
    folder = catalog.folder / "queue" / "prose" / "guide"
    folder.mkdir()
    (folder / "05-recovery.md").write_text("# Recovery\n\nRedrive.\n", encoding="utf-8")
    assert [(section.title, section.in_guide) for section in catalog.spec("queue").sections] == [
        ("Cost", False),
        ("Recovery", True),
    ]


@pytest.mark.parametrize("text", ["", "A queue costs.\n", "## Cost\n", "#\nCost", "# \n\nA queue costs.\n"])
def test_a_file_without_a_title(in_project: InProject, text: str) -> None:
    catalog = in_project(prose_10_cost_md=text)
    with pytest.raises(SpecError) as raised:
        catalog.spec("queue")
    assert str(raised.value) == (
        "generators/queue/prose/10-cost.md: has no title. Begin the file with a line `# Title`."
    )
