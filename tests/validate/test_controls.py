"""Every control with its fixture, `controls/<its file>.tf`; `modsmith.validate.fixture` describes the format."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from modsmith.validate import controls, fixture
from modsmith.validate.control import Control, load

FIXTURES = Path(__file__).parent / "controls"
CONTROLS = list(load().values())


def _fixture(control: Control) -> Path:
    return FIXTURES / f"{control.id.replace('-', '_')}.tf"


@pytest.mark.parametrize("control", CONTROLS, ids=lambda control: control.id)
def test_results_match_the_names_of_the_fixtures_resources(control: Control) -> None:
    assert fixture.mismatches(control, _fixture(control)) == []


@pytest.mark.parametrize("control", CONTROLS, ids=lambda control: control.id)
def test_violations_have_the_line_of_their_argument(control: Control) -> None:
    for name, said in fixture.results(control, _fixture(control)):
        if name.startswith("fail_"):
            assert re.fullmatch(rf"{_fixture(control).name}:\d+", said.where)
            assert said.reason.endswith("."), said.reason


@pytest.mark.parametrize("control", CONTROLS, ids=lambda control: control.id)
def test_has_a_title_a_reason_a_source_and_a_fix(control: Control) -> None:
    assert control.id.replace("-", "_") in {path.stem for path in FIXTURES.glob("*.tf")}
    for sentence in (control.title, control.why, control.fix):
        assert sentence.endswith("."), sentence
    assert re.match(r"https://(docs|repost|aws)\.(aws\.)?amazon\.com/", control.source), control.source
    assert control.types


def test_id_is_the_folder_and_the_files_name() -> None:
    folder = Path(controls.__file__).parent
    files = {f"{path.parent.name.rstrip('_')}_{path.stem}" for path in folder.glob("*/[a-z]*.py")}
    assert {control.id.replace("-", "_") for control in CONTROLS} == files
    assert {path.stem for path in FIXTURES.glob("*.tf")} == files
