"""Plans of the original and of the generated module, side by side."""

from __future__ import annotations

from pathlib import Path

import pytest

from modsmith.hcl.read import configuration
from modsmith.importing import plans
from tests.machine import need_mirror, need_terraform

from .conftest import Import
from .hand_written import only

CHANGE = {"actions": ["create"], "after": {"name": "a", "tags": [{"x": 1}]}, "after_unknown": {"id": True}}


def _plan(**change: object) -> dict[str, object]:
    return {
        "resource_changes": [{"address": "aws_x.y", "change": {**CHANGE, **change}}],
        "output_changes": {},
    }


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({}, []),
        (
            {"actions": ["update"]},
            ["aws_x.y: actions: [0] is 'create' in the original and 'update' in the generated module"],
        ),
        (
            {"after": {"name": "a", "tags": [{"x": 2}]}},
            ["aws_x.y: after: tags[0].x is 1 in the original and 2 in the generated module"],
        ),
        (
            {"after_unknown": {}},
            ["aws_x.y: after_unknown: id is True in the original and None in the generated module"],
        ),
    ],
)
def test_the_first_difference_of_a_resource_is_told(change: dict[str, object], told: list[str]) -> None:
    assert list(plans.differences(_plan(), _plan(**change))) == told


def test_resources_and_outputs_of_one_alone_are_told() -> None:
    more = {**_plan(), "output_changes": {"o": {"after": 1}}}
    assert list(plans.differences(more, {"resource_changes": []})) == [
        "aws_x.y: only the original plans it",
        "output o: only the original plans it",
    ]


def test_other_providers_and_modules_from_elsewhere_are_not_planned(tmp_path: Path) -> None:
    folder = only(tmp_path / "a", 'data "external" "x" {\n  program = ["true"]\n}\n')
    assert "it needs the provider external" in plans.obstacle(configuration.read_whole(folder))
    folder = only(tmp_path / "b", 'module "x" {\n  source = "a/b/aws"\n}\n')
    assert "module.x is not on this machine" in plans.obstacle(configuration.read_whole(folder))


@pytest.mark.terraform
@pytest.mark.long
def test_the_plans_of_an_imported_module_are_equal(imported: Import, tmp_path: Path) -> None:
    need_terraform()
    need_mirror()
    text = (
        'variable "name" {\n  type = string\n}\n\n'
        'resource "aws_sns_topic" "this" {\n  name = "${var.name}-topic"\n}\n\n'
        'output "arn" {\n  value = aws_sns_topic.this.arn\n}\n\n'
        'output "name" {\n  value = aws_sns_topic.this.name\n}\n'
    )
    made = imported(only(tmp_path / "topic", text), with_plans=True)
    (plan,) = made.plans
    assert (plan.example, plan.resources, plan.outputs) == ("basic", 1, 2)
    assert plan.equal, plan
    assert made.clean
