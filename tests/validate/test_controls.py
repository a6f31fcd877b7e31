"""Every control with its fixture; `modsmith.validate.fixture` describes the format."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from modsmith.validate import controls, fixture
from modsmith.validate.control import Control, load

CONTROLS = list(load().values())


@pytest.mark.parametrize("control", CONTROLS, ids=lambda control: control.id)
def test_results_match_the_names_of_the_fixtures_resources(control: Control) -> None:
    assert fixture.mismatches(control, fixture.of(control.id)) == []


@pytest.mark.parametrize("control", CONTROLS, ids=lambda control: control.id)
def test_violations_have_the_line_of_their_argument(control: Control) -> None:
    for name, said in fixture.results(control, fixture.of(control.id)):
        if name.startswith("fail_"):
            assert re.fullmatch(rf"{fixture.of(control.id).name}:\d+", said.where)
            assert said.reason.endswith("."), said.reason


@pytest.mark.parametrize("control", CONTROLS, ids=lambda control: control.id)
def test_has_a_title_a_reason_a_source_and_a_fix(control: Control) -> None:
    for sentence in (control.title, control.why, control.fix):
        assert sentence.endswith("."), sentence
    assert re.match(r"https://(docs|repost|aws)\.(aws\.)?amazon\.com/", control.source), control.source
    assert control.types


def test_id_and_fixture_are_the_folder_and_the_files_name() -> None:
    folder = Path(controls.__file__).parent
    files = {path.relative_to(folder).with_suffix("") for path in folder.glob("*/[a-z]*.py")}
    ids = {f"{path.parent.name.rstrip('_')}-{path.stem}".replace("_", "-") for path in files}
    assert {control.id for control in CONTROLS} == ids
    fixtures = fixture.shipped().values()
    assert {path.relative_to(fixture.FIXTURES).with_suffix("") for path in fixtures} == files
