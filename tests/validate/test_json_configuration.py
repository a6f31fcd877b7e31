"""JSON configuration is read into the same blocks as HCL and checked by the same controls."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from modsmith.evaluate import from_hcl
from modsmith.generate import pipeline
from modsmith.hcl.json_syntax import to_json
from modsmith.hcl.read import configuration, json_syntax
from modsmith.validate.examples import by_default
from modsmith.validate.results import matrix
from tests.project import catalog

MODULES = Path(__file__).resolve().parents[2] / "modules"

TABLE = {
    "variable": {"on": {"type": "bool", "default": False}},
    "resource": {
        "aws_dynamodb_table": {
            "off": {"name": "x", "point_in_time_recovery": {"enabled": "${var.on}"}},
            "on": {"name": "y", "point_in_time_recovery": [{"enabled": True}], "//": {"comment": "no block"}},
        }
    },
}


def test_a_block_is_a_block_however_it_is_written() -> None:
    text = json.dumps(TABLE, indent=2)
    off, on = json_syntax.read_text(text, "main.tf.json")[1:]
    assert [block.type for block in (*off.blocks, *on.blocks)] == ["point_in_time_recovery"] * 2
    assert off.address == "aws_dynamodb_table.off"
    assert text.splitlines()[off.line - 1].strip().startswith('"off"')


def test_controls_see_through_it(tmp_path: Path) -> None:
    (tmp_path / "main.tf.json").write_text(json.dumps(TABLE), "utf-8")
    said = matrix.check(from_hcl.evaluation(configuration.read(tmp_path)))
    words = {one.base: one.status for one in said if one.control == "dynamodb-recovery"}
    assert words == {"aws_dynamodb_table.off": "fail", "aws_dynamodb_table.on": "pass"}


def test_a_dynamic_block_in_json(tmp_path: Path) -> None:
    content = {"for_each": [], "content": {"enabled": True}}
    body = {"dynamic": {"point_in_time_recovery": content}}
    document = {"resource": {"aws_dynamodb_table": {"this": body}}}
    (tmp_path / "main.tf.json").write_text(json.dumps(document), "utf-8")
    said = matrix.check(from_hcl.evaluation(configuration.read(tmp_path)))
    assert {one.status for one in said if one.control == "dynamodb-recovery"} == {"fail"}


@pytest.mark.parametrize(
    "text", ["[]", "{", '{"resource": {"a": 3}}', '{"resource": 7}', '{"locals": {"x": "${"}}']
)
def test_what_is_no_configuration_is_unparsable_and_no_crash(text: str, tmp_path: Path) -> None:
    (tmp_path / "main.tf.json").write_text(text, "utf-8")
    assert [fault.file for fault in configuration.read(tmp_path).unparsable] == ["main.tf.json"]


@pytest.mark.parametrize("name", catalog.names())
def test_modules_have_the_same_results_in_both_syntaxes(name: str, tmp_path: Path) -> None:
    (module,) = pipeline.build(catalog, [name])
    (tmp_path / "main.tf.json").write_text(json.dumps(to_json(module.blocks)), "utf-8")
    folders = (MODULES / name, tmp_path)
    in_hcl, in_json = (
        {
            (one.address, one.control, one.status)
            for evaluation in by_default(configuration.read(folder))
            for one in matrix.check(evaluation)
        }
        for folder in folders
    )
    assert in_json == in_hcl
    assert len(in_hcl) > 20
