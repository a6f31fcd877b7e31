"""Types: what fits in Python, what JSON Schema lets through, and what Terraform reads."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from modsmith.build.interface import variables
from modsmith.hcl.blocks import Attribute, Block, Expression
from modsmith.hcl.render import render
from modsmith.spec.model import Input, ModuleSpec
from modsmith.spec.types import (
    BOOL,
    NUMBER,
    STRING,
    Field,
    Object,
    Type,
    fields_of,
    list_of,
    map_of,
    set_of,
)
from tests.hcl import real_terraform

RULE = Object(
    (
        Field("name", STRING, "Name."),
        Field("days", NUMBER, "Days.", default=7),
        Field("note", STRING, "Note.", default=None),
    )
)

FITS: list[tuple[Type, list[object]]] = [
    (STRING, ["", "a", "${x}"]),
    (NUMBER, [0, -1, 0.5, 10**20]),
    (BOOL, [True, False]),
    (list_of(STRING), [[], ["a", "a"]]),
    (set_of(NUMBER), [[], [1, 2]]),
    (map_of(BOOL), [{}, {"a": True}]),
    (map_of(list_of(NUMBER)), [{"a": [1]}]),
    (RULE, [{"name": "a"}, {"name": "a", "days": 1, "note": "x"}, {"name": "a", "days": None, "note": None}]),
    (list_of(RULE), [[{"name": "a"}]]),
]

REFUSED: list[tuple[Type, object, str]] = [
    (STRING, 1, "is 1, not a string"),
    (STRING, None, "is None, not a string"),
    (NUMBER, "1", "is '1', not a number"),
    (NUMBER, True, "is True, not a number"),
    (BOOL, 1, "is 1, not a bool"),
    (BOOL, "true", "is 'true', not a bool"),
    (list_of(STRING), "abc", "is 'abc', not a list"),
    (list_of(STRING), ["a", 3], "[1] is 3, not a string"),
    (list_of(STRING), [None], "[0] is None, not a string"),
    (list_of(STRING), {"a": "b"}, "is {'a': 'b'}, not a list"),
    (set_of(STRING), ["a", "a"], "has 'a' more than once, and a set has each once"),
    (map_of(NUMBER), {"a": "b"}, "['a'] is 'b', not a number"),
    (map_of(NUMBER), [1], "is [1], not a map"),
    (map_of(list_of(NUMBER)), {"a": [1, "x"]}, "['a'] [1] is 'x', not a number"),
    (RULE, {}, "has no attribute 'name'"),
    (RULE, {"name": None}, ".name is None, not a string"),
    (RULE, {"name": "a", "dais": 1}, "has no attribute 'dais'; it has name, days, note"),
    (RULE, {"name": "a", "days": "1"}, ".days is '1', not a number"),
    (RULE, "a", "is 'a', not an object"),
    (list_of(RULE), [{"name": "a"}, {}], "[1] has no attribute 'name'"),
]


def schema_of(type_: Type) -> Draft202012Validator:
    Draft202012Validator.check_schema(type_.json_schema())
    return Draft202012Validator(type_.json_schema())


@pytest.mark.parametrize(("type_", "value"), [(type_, value) for type_, values in FITS for value in values])
def test_a_value_that_fits_passes_both(type_: Type, value: object) -> None:
    assert type_.problem(value) is None
    assert list(schema_of(type_).iter_errors(value)) == []


@pytest.mark.parametrize(("type_", "value", "problem"), REFUSED)
def test_a_value_that_does_not_fit_is_refused_by_both(type_: Type, value: object, problem: str) -> None:
    assert type_.problem(value) == problem
    assert not schema_of(type_).is_valid(value)


@pytest.mark.parametrize("value", [math.inf, -math.inf, math.nan])
def test_what_terraform_cannot_write_is_no_number(value: float) -> None:
    assert NUMBER.problem(value) == f"is {value!r}, not a number"


def test_a_map_s_keys_are_strings() -> None:
    assert map_of(STRING).problem({1: "x"}) == "has the key 1, which is not a string"


def test_a_nullable_input_takes_null_in_its_schema() -> None:
    schema = Input(
        "key", STRING, "ARN of a key; null for that of AWS.", default=None, nullable=True
    ).json_schema()
    assert Draft202012Validator(schema).is_valid(None)
    assert not Draft202012Validator(Input("key", STRING, "ARN.").json_schema()).is_valid(None)


def test_all_attributes_of_a_type_with_their_paths() -> None:
    nested = Object((Field("rules", list_of(RULE), "R.", default=[]), Field("rule", RULE, "R.")))
    names = ["name", "days", "note"]
    expected = ["rules", *(f"rules[*].{name}" for name in names), "rule", *(f"rule.{name}" for name in names)]
    assert [path for path, _ in fields_of(map_of(nested))] == expected
    assert list(fields_of(map_of(STRING))) == []


NASTY: dict[str, Any] = {
    "text": 'a "b" \\ ${not} %{a} template, é 🎉',
    "lines": "one\ntwo\n",
    "empty": "",
    "off": False,
    "zero": 0,
    "half": 0.5,
    "big": 10**30,
    "list": [1, 2.5],
    "map": {"a b": "${x}", "c": "d"},
    "inner": {"days": 3},
}
TYPES: dict[str, Type] = {
    "text": STRING,
    "lines": STRING,
    "empty": STRING,
    "off": BOOL,
    "zero": NUMBER,
    "half": NUMBER,
    "big": NUMBER,
    "list": list_of(NUMBER),
    "map": map_of(STRING),
    "inner": Object(
        (Field("days", NUMBER, "Days.", default=7), Field("note", STRING, "Note.", default=None))
    ),
}


def test_an_object_reads_like_one_written_by_hand() -> None:
    nested = Object((Field("rule", RULE, "R."), Field("prefixes", list_of(STRING), "P.", default=["a"])))
    block = variables(ModuleSpec("m", "T", "S.", (Input("v", map_of(nested), "V.", default={}),), ()))
    assert """\
  type = map(object({
    rule = object({
      name = string
      days = optional(number, 7)
      note = optional(string)
    })
    prefixes = optional(list(string), ["a"])
  }))
""" in render(block)


@pytest.mark.terraform
def test_terraform_reads_every_default_as_it_was_meant(tmp_path: Path) -> None:
    """Of an attribute that is left out, and of an input; and `terraform fmt` has nothing to change."""
    type_ = Object(tuple(Field(name, TYPES[name], "X.", default=value) for name, value in NASTY.items()))
    inputs = (Input("left_out", type_, "X.", default={}), Input("given", type_, "X.", default=NASTY))
    blocks = variables(ModuleSpec("m", "T", "S.", inputs, ()))
    blocks += [
        Block("output", (item.name,), (Attribute("value", Expression(f"var.{item.name}")),))
        for item in inputs
    ]
    text = render(blocks)
    assert real_terraform.formatted(text) == text
    (tmp_path / "main.tf").write_text(text, encoding="utf-8")
    outputs = real_terraform.planned(tmp_path)["planned_values"]["outputs"]
    expected = {**NASTY, "inner": {"days": 3, "note": None}}
    assert {name: output["value"] for name, output in outputs.items()} == dict.fromkeys(outputs, expected)
    assert set(outputs) == {"left_out", "given"}
