"""The JSON and the HCL of the same blocks are the same configuration to Terraform."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from modsmith.errors import SpecError
from modsmith.hcl.blocks import Attribute, Block, Expression, Template
from modsmith.hcl.json_syntax import to_json
from modsmith.hcl.render import render

from .real_terraform import planned, run


def block(type_: str, *labels: str, **attributes: Any) -> Block:
    """A block of attributes; a list of blocks, under any name, is nested."""
    body: list[Attribute | Block] = []
    for name, value in attributes.items():
        if isinstance(value, list) and value and isinstance(value[0], Block):
            body += value
        else:
            body.append(Attribute(name, value))
    return Block(type_, labels, tuple(body))


CHILD = [
    block("variable", "name", type=Expression("string"), nullable=False, description="A ${literal} name."),
    block(
        "terraform",
        required_version=">= 1.5",
        _=[block("required_providers", terraform={"source": "terraform.io/builtin/terraform"})],
    ),
    block("output", "name", description="Costs $${5}.", value=Expression("var.name"), sensitive=False),
]
ROOT = [
    block("terraform", required_version=">= 1.5"),
    block(
        "variable",
        "text",
        description='Says "%{hello}".',
        type=Expression("string"),
        default="${not} $${an} %{interpolation}",
        nullable=False,
        _=[
            block(
                "validation",
                condition=Expression("length(var.text) > 3"),
                error_message=Template("Too short: ${var.text} (not $${x})."),
            )
        ],
    ),
    block("variable", "nothing", type=Expression('object({\n a = optional(string, "b")\n})'), default=None),
    block("variable", "map", type=Expression("map(string)"), default={"${a}": "%{b}"}),
    block(
        "locals",
        one=1,
        half=0.5,
        big=1e22,
        key={"${literal}": Expression("var.text"), "b": Template("x-${var.text}")},
    ),
    block(
        "locals",
        computed={Expression("var.text"): True, Expression('"${var.text}-x"'): None},
        empty=[[], {}, "", 0],
    ),
    block(
        "resource",
        "terraform_data",
        "this",
        for_each=Expression('toset(["a", "b"])'),
        input={"name": Template("${each.key}-${local.half}"), "text": 'a ${literal}\nwith "quotes"\n'},
        triggers_replace=[Expression("local.one"), "${x}"],
        _=[
            block(
                "lifecycle",
                create_before_destroy=True,
                ignore_changes=[Expression("input")],
                replace_triggered_by=[Expression("terraform_data.other")],
                _=[
                    block("precondition", condition=Expression("local.one == 1"), error_message="One."),
                    block("precondition", condition=Expression("local.half < 1"), error_message="Half."),
                ],
            )
        ],
        depends_on=[Expression("terraform_data.other")],
    ),
    block(
        "resource",
        "terraform_data",
        "other",
        provider=Expression("terraform"),
        input=Expression("var.nothing == null ? merge(local.key, {\n x = 1\n}) : {}"),
    ),
    block(
        "resource", "terraform_data", "all", input=1, _=[block("lifecycle", ignore_changes=Expression("all"))]
    ),
    block("moved", **{"from": Expression("terraform_data.old"), "to": Expression("terraform_data.other")}),
    block(
        "check",
        "sums",
        _=[
            block("assert", condition=Expression("local.one + 1 == 2"), error_message="It adds."),
            block("assert", condition=Expression("local.one * 1 == 1"), error_message="It multiplies."),
        ],
    ),
    block(
        "module",
        "child",
        source="./child",
        name=Expression("var.text"),
        depends_on=[Expression("terraform_data.all")],
    ),
    block("output", "text", description="${literal}", value=Expression("var.text"), sensitive=True),
    block("output", "map", value=Expression("var.map")),
    block("output", "computed", value=Expression("[local.computed, local.empty, local.key, local.big]")),
    block("output", "child", value=Expression("module.child.name")),
]


def plan(folder: Path, root: str, child: str, suffix: str) -> dict[str, Any]:
    """What Terraform makes of a root and its child module."""
    (folder / "child").mkdir(parents=True)
    (folder / f"main.{suffix}").write_text(root, encoding="utf-8")
    (folder / "child" / f"main.{suffix}").write_text(child, encoding="utf-8")
    run("init", "-backend=false", folder=folder)
    run("validate", folder=folder)
    found = planned(folder)
    return {name: value for name, value in found.items() if name != "timestamp"}


def interface(plan: dict[str, Any]) -> Any:
    """Variables and the module's call: a plan shows the other expressions of JSON in another way."""
    root = plan["configuration"]["root_module"]
    child = root["module_calls"]["child"]
    return root["variables"], child["source"], child["depends_on"], child["module"]["variables"]


@pytest.mark.terraform
def test_json_and_hcl_of_the_same_blocks_plan_the_same(tmp_path: Path) -> None:
    hcl = plan(tmp_path / "hcl", render(ROOT), render(CHILD), "tf")
    as_json = plan(tmp_path / "json", json.dumps(to_json(ROOT)), json.dumps(to_json(CHILD)), "tf.json")
    assert as_json["planned_values"] == hcl["planned_values"]
    assert as_json["resource_changes"] == hcl["resource_changes"]
    assert as_json["output_changes"] == hcl["output_changes"]
    assert as_json["checks"] == hcl["checks"]
    assert as_json["variables"] == hcl["variables"]
    assert interface(as_json) == interface(hcl)


def test_blocks_of_equal_type_and_labels_are_all_kept() -> None:
    grants = [
        block("dynamic", "grant", for_each=[1]),
        block("dynamic", "grant", for_each=[2]),
        block("rule", a=1),
    ]
    assert to_json([block("resource", "a", "b", _=grants), block("locals", x=1), block("locals", y=2)]) == {
        "resource": {
            "a": {"b": [{"dynamic": {"grant": [{"for_each": [1]}, {"for_each": [2]}]}, "rule": [{"a": 1}]}]}
        },
        "locals": [{"x": 1}, {"y": 2}],
    }


def test_references_and_keywords_are_plain_strings() -> None:
    replica = Expression("aws.replica")
    requirements = {"source": "hashicorp/aws", "version": ">= 5.0", "configuration_aliases": [replica]}
    blocks = [
        block(
            "resource", "a", "b", provider=replica, _=[block("lifecycle", ignore_changes=Expression("all"))]
        ),
        block("module", "m", source="./m", providers={"aws": Expression("aws"), "aws.replica": replica}),
        block("terraform", _=[block("required_providers", aws=requirements)]),
    ]
    assert to_json(blocks) == {
        "resource": {"a": {"b": [{"provider": "aws.replica", "lifecycle": [{"ignore_changes": "all"}]}]}},
        "module": {"m": [{"source": "./m", "providers": {"aws": "aws", "aws.replica": "aws.replica"}}]},
        "terraform": [
            {
                "required_providers": [
                    {
                        "aws": {
                            "source": "hashicorp/aws",
                            "version": ">= 5.0",
                            "configuration_aliases": ["aws.replica"],
                        }
                    }
                ]
            }
        ],
    }


def test_two_keys_that_are_one_to_terraform_are_an_error() -> None:
    with pytest.raises(SpecError, match="same to Terraform"):
        to_json([block("locals", x={"\u00e9": 1, "e\u0301": 2})])


def test_infinity_is_an_error_that_names_its_place() -> None:
    with pytest.raises(SpecError, match=r"^a\.b\.x: .*inf"):
        to_json([block("resource", "a", "b", x=[float("inf")])])
