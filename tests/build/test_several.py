"""Several modules are built on all processors, with the same result and the same errors as one by one."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from modsmith.errors import SpecError
from modsmith.generate import pipeline, run, several
from modsmith.project import Catalog
from modsmith.tools import processes

from . import sample
from .conftest import InProject

WRONG_PROSE = "# Cost\n\nA queue costs {{ spec.nothing }}.\n"


@pytest.fixture(autouse=True)
def _two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "processors", lambda: 2)


def _three(catalog: Catalog, changes: Mapping[str, tuple[str, str]]) -> Catalog:
    """Adds a second and a third module, with one change in a file of each."""
    for name, (file, text) in changes.items():
        for path, content in sample.FOLDER.items():
            place = catalog.folder / name / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(
                text if path == file else content.replace("generators.queue", f"generators.{name}")
            )
        spec = catalog.folder / name / "spec.py"
        spec.write_text(spec.read_text().replace('name="queue"', f'name="{name}"'))
    return catalog


def test_the_trees_are_those_of_building_one_by_one(in_project: InProject) -> None:
    catalog = _three(in_project(), {"second": ("", ""), "third": ("", "")})
    with run.building(catalog):
        single = {module.spec.name: module.tree for module in pipeline.build(catalog, catalog.names())}
        together = several.trees(catalog, catalog.names())
    assert together == single
    assert [*together] == ["queue", "second", "third"]


def test_the_error_of_the_first_module_is_raised_whichever_is_found_first(in_project: InProject) -> None:
    changes = {"second": ("prose/10-cost.md", WRONG_PROSE), "third": ("spec.py", "SPEC = 1\n")}
    catalog = _three(in_project(), changes)
    with pytest.raises(SpecError) as raised:
        run.build(catalog, catalog.names())
    assert Path(raised.value.where).parts[:2] == ("generators", "second")
    assert "nothing" in str(raised.value)
