"""Every control with its fixture `controls/<its file>.tf`; a resource's name contains the expected result.

    pass_…  passes        fail_…  fails        unknown_…  cannot be determined        none_…  does not apply

Other resources in a fixture (policies, keys, alarms, variables) support these. A line `# Another module.` starts a
separate module, for controls that consider a module as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from modsmith.evaluate import from_hcl
from modsmith.hcl.read import configuration
from modsmith.validate import controls
from modsmith.validate.control import Control, load
from modsmith.validate.results import matrix
from modsmith.validate.results.matrix import Observation

FIXTURES = Path(__file__).parent / "controls"
EXPECTED = {"pass": "pass", "fail": "fail", "unknown": "undetermined", "none": "not applicable"}
CONTROLS = list(load().values())


def _said(control: Control) -> Iterator[tuple[str, Observation]]:
    """The resource's name and the observation of the control."""
    fixture = (FIXTURES / f"{control.id.replace('-', '_')}.tf").read_text("utf-8")
    for text in fixture.split("# Another module.\n"):
        module = configuration.HclModule(tuple(configuration.read_text(text, "main.tf")))
        environment = {"environment": "prod"} if 'variable "environment"' in text else {}
        for one in matrix.check(from_hcl.evaluation(module, environment), [control]):
            if one.control == control.id:
                yield one.base.rpartition(".")[2], one


@pytest.mark.parametrize("control", CONTROLS, ids=lambda control: control.id)
def test_results_match_the_names_of_the_fixtures_resources(control: Control) -> None:
    checked = list(_said(control))
    for name, said in checked:
        kind = name.partition("_")[0]
        if kind in EXPECTED:
            assert said.status == EXPECTED[kind], f"{said.base}: {said.status} {said.reason}"
    for type_ in control.types:
        names = [name for name, said in checked if said.base.startswith(f"{type_}.")]
        assert any(name.startswith("pass_") for name in names), f"no {type_} of the fixture passes"
        assert any(name.startswith("fail_") for name in names), f"no {type_} of the fixture fails"


@pytest.mark.parametrize("control", CONTROLS, ids=lambda control: control.id)
def test_violations_have_the_line_of_their_argument(control: Control) -> None:
    for name, said in _said(control):
        if name.startswith("fail_"):
            assert re.fullmatch(r"main\.tf:\d+", said.where)
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
