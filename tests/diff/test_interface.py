"""The interface of a module, from HCL and JSON alike."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from modsmith.diff.interface import InterfaceError, read
from modsmith.project import Catalog, Project
from modsmith.versions import read as files

from .module import module

MODULES = Path(__file__).parents[2] / "modules"
HCL = """\
variable "rules" {
  type = map(object({
    days = optional(number, 30)
    name = string
  }))
  default     = {}
  nullable    = false
  description = "Rules."

  validation {
    condition     = length(var.rules) < 9
    error_message = "Too many."
  }
}

output "arn" {
  value     = aws_sqs_queue.this[*].arn
  sensitive = true
}

terraform {
  required_version = ">= 1.5"
  required_providers {
    aws = {
      source                = "hashicorp/aws"
      version               = ">= 5.0"
      configuration_aliases = [aws.replica]
    }
  }
}

resource "aws_sqs_queue" "this" {
  count    = var.on ? 1 : 0
  provider = aws.replica

  lifecycle {
    prevent_destroy = true
    ignore_changes  = [tags]
  }
}

data "aws_region" "current" {}

module "m" {
  source   = "./modules/m"
  for_each = toset(["a"])
}

moved {
  from = aws_sqs_queue.old
  to   = aws_sqs_queue.this[0]
}

removed {
  from = aws_sns_topic.gone
  lifecycle {
    destroy = false
  }
}

check "c" {
  assert {
    condition     = true
    error_message = "No."
  }
}
"""
INNER = 'resource "aws_sns_topic" "t" {}\nmoved {\n  from = aws_sns_topic.s\n  to = aws_sns_topic.t\n}\n'


def _data(**more: str) -> dict[str, Any]:
    return read(module(HCL, **{"modules__m__main": INNER, **more}).files).as_data()


def test_data_has_everything_that_a_caller_meets() -> None:
    data = _data()
    assert json.loads(json.dumps(data)) == data
    assert data["format"] == 1
    (rules,) = data["inputs"]
    assert rules["type"] == "map(object({ days = optional(number, 30), name = string }))"
    assert (rules["default"], rules["nullable"], rules["required"]) == ({}, False, False)
    assert rules["validations"] == [{"condition": "length(var.rules) < 9", "error": "Too many."}]
    assert [(one["name"], one["sensitive"]) for one in data["outputs"]] == [("arn", True)]
    assert data["terraform"] == ">= 1.5"
    assert data["providers"][0]["aliases"] == ["aws.replica"]
    queue = next(one for one in data["resources"] if one["type"] == "aws_sqs_queue")
    assert (queue["repeats"], queue["by"], queue["provider"]) == ("count", "var.on ? 1 : 0", "aws.replica")
    assert (queue["prevents_destroy"], queue["ignores"]) == (True, ["tags"])
    assert data["data_sources"] == ["data.aws_region.current"]
    assert data["removed"] == [{"from": "aws_sns_topic.gone", "destroy": False}]
    assert data["checks"][0]["name"] == "c"
    assert data["files"] == ["main.tf", "modules/m/main.tf"]


def test_a_called_module_in_the_same_archive_belongs_to_it() -> None:
    data = _data()
    assert [one["address"] for one in data["resources"]] == ["aws_sqs_queue.this", "module.m.aws_sns_topic.t"]
    assert data["moved"][1] == {"from": "module.m.aws_sns_topic.s", "to": "module.m.aws_sns_topic.t"}
    assert data["calls"][0]["is_read"] is True
    assert list(data["modules"]) == ["modules/m"]


def test_json_and_overrides_are_read_as_terraform_does() -> None:
    text = json.dumps({"variable": {"x": {"type": "list(string)", "default": ["a"]}}})
    found = read({"v.tf.json": text.encode(), "v_override.tf": b'variable "x" {\n  default = ["b"]\n}\n'})
    assert (found.inputs["x"].type, found.inputs["x"].default) == ("list(string)", ["b"])


def test_a_module_that_calls_itself_ends() -> None:
    found = read({"main.tf": b'module "m" {\n  source = "./"\n}\n'})
    assert list(found.calls) == ["module.m"]


@pytest.mark.parametrize(
    ("deprecates", "expected"),
    [
        ('variable "x" {\n  default = null\n  deprecated = "Use y."\n}\n', "Use y."),
        ('variable "x" {\n  default = null\n  description = "Deprecated: use y."\n}\n', "Deprecated: use y."),
        (
            'variable "x" {\n  default = null\n}\ncheck "x_is_deprecated" {\n  assert {\n'
            '    condition = var.x == null\n    error_message = "Use y."\n  }\n}\n',
            "Use y.",
        ),
        ('variable "x" {\n  default = null\n  description = "Not deprecated."\n}\n', ""),
    ],
)
def test_deprecated_inputs(deprecates: str, expected: str) -> None:
    assert read({"main.tf": deprecates.encode()}).inputs["x"].deprecated == expected


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("main.tf", "variable {", "main.tf:1"),
        ("main.tf", 'resource "a" {\n}\n', "resource needs 2 labels"),
        ("main.tf.json", "{", "main.tf.json"),
        ("main.tf", "\udcff", "cannot be read"),
    ],
)
def test_a_file_that_is_not_hcl_is_one_error(name: str, text: str, said: str) -> None:
    with pytest.raises(InterfaceError) as error:
        read({name: text.encode("utf-8", "surrogateescape")}, "v1")
    assert said in str(error.value)
    assert str(error.value).startswith("v1: ")


SCHEMA_INPUT = """\
variable "x" {
  type = object({
    days  = optional(number, 30)
    names = set(string)
    pair  = tuple([string, bool])
    free  = any
  })
}
"""


def test_the_schema_accepts_what_terraform_accepts() -> None:
    schema = read({"main.tf": SCHEMA_INPUT.encode()}).json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    check = jsonschema.Draft202012Validator(schema).is_valid
    good = {"names": ["a"], "pair": ["a", True], "free": [1]}
    assert check({"x": good})
    assert check({"x": {**good, "days": None}})
    assert not check({"x": {**good, "days": "many"}})
    assert not check({"x": {**good, "names": ["a", "a"]}})
    assert not check({"x": {**good, "other": 1}})
    assert not check({})


@pytest.mark.parametrize("name", sorted(path.name for path in MODULES.glob("[a-z]*")))
def test_the_schema_of_a_module_is_that_of_its_spec(name: str) -> None:
    made = read(files(str(MODULES / name)).files).json_schema()
    spec = Catalog(Project.require(MODULES)).spec(name).json_schema()
    assert made["required"] == spec["required"]
    assert made["properties"].keys() == spec["properties"].keys()
    for key, expected in spec["properties"].items():
        assert made["properties"][key].get("default") == expected.get("default"), key
        assert made["properties"][key]["type"] == expected["type"], key
