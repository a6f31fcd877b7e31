"""Version constraints as sets of versions, and renamed inputs and outputs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modsmith.diff.compare import compare
from modsmith.diff.requirements import kinds
from modsmith.hcl.read.versions import allows

from .module import changes, module, rules

NUMBERS = [f"{major}.{minor}.{patch}" for major in range(4) for minor in range(3) for patch in range(3)]
CONSTRAINTS = st.lists(
    st.builds(
        "{} {}".format, st.sampled_from([">=", ">", "<", "<=", "~>", "=", "!="]), st.sampled_from(NUMBERS)
    ),
    max_size=2,
).map(", ".join)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (">= 1.5", ">= 1.9", ["raised"]),
        (">= 1.9", ">= 1.5", ["widened"]),
        (">= 5.0", ">= 6.0", ["major"]),
        ("~> 5.0", "~> 6.0", ["major"]),
        ("~> 5.1", ">= 5.2, < 7.0", ["raised"]),
        (">= 5.0", "~> 5.0", ["limited"]),
        (">= 5.0", ">= 5.0, != 5.7.0", ["limited"]),
        (">= 5.0", ">= 5.2, < 6.0", ["raised", "limited"]),
        ("", ">= 1.0", ["major"]),
        (">= 1.0", "", ["widened"]),
        (">= 1.5, < 2.0", "~> 1.5", []),
        (">= 1.5", ">= 1.5.0", []),
    ],
)
def test_constraints(old: str, new: str, expected: list[str]) -> None:
    assert list(kinds(old, new)) == expected


@given(CONSTRAINTS, CONSTRAINTS)
def test_a_constraint_that_loses_a_version_says_so(old: str, new: str) -> None:
    had, has = (
        {one for one in NUMBERS if not constraint or allows(constraint, one)} for constraint in (old, new)
    )
    found = set(kinds(old, new))
    assert bool(had - has) <= bool(found & {"raised", "major", "limited"})
    assert ("widened" in found) <= (not had - has)


def test_a_renamed_input_is_found_by_its_use() -> None:
    old = 'variable "pitr_days" {\n  type = number\n}\nresource "terraform_data" "a" {\n  input = var.pitr_days\n}\n'
    assert rules(old, old.replace("pitr_days", "retention")) == ["input-renamed"]


def test_a_renamed_input_with_another_type_is_two_changes() -> None:
    old = 'variable "days" {\n  type = number\n}\n'
    new = 'variable "dayss" {\n  type = string\n  default = ""\n}\n'
    assert rules(old, new) == ["input-added", "input-removed"]


def test_a_renamed_output_is_found_by_its_value() -> None:
    old = 'output "a" {\n  value = terraform_data.x.id\n}\nresource "terraform_data" "x" {\n}\n'
    (change,) = changes(old, old.replace('output "a"', 'output "zzz"'))
    assert (change.rule, change.advice) == ("output-renamed", "Read zzz instead of a.")


def test_a_default_that_means_the_same_is_no_change() -> None:
    old = 'variable "x" {\n  type = object({ a = optional(number, 1) })\n  default = {}\n}\n'
    assert rules(old, old.replace("= {}", '= { a = "1" }')) == []


def test_any_that_takes_another_kind_of_value_is_another_type() -> None:
    old = 'variable "x" {\n  type = string\n  default = ""\n}\n'
    new = 'variable "x" {\n  type = any\n  default = {}\n}\n'
    assert "input-type-changed" in rules(old, new)


@pytest.mark.parametrize(
    ("old", "new", "example"),
    [
        ('contains(["a", "b"], var.x)', 'contains(["a"], var.x)', '"b"'),
        ("length(var.x) <= 20", "length(var.x) <= 3", '"a-b-c"'),
    ],
)
def test_a_stricter_validation_shows_a_value_that_it_refuses(old: str, new: str, example: str) -> None:
    def text(condition: str) -> str:
        rule = f'validation {{\n    condition = {condition}\n    error_message = "It is wrong."\n  }}'
        return f'variable "x" {{\n  type = string\n  default = "a"\n  {rule}\n}}\n'

    (change,) = changes(text(old), text(new))
    assert change.rule == "input-validation-stricter"
    assert change.text.endswith("was accepted and is refused: It is wrong.")
    if "contains" in old:
        assert change.text.startswith(example)


def test_an_upgrade_says_what_replaces_an_input() -> None:
    old, new = module('variable "days" {\n  default = 1\n}\n'), module("")
    (change,) = compare(old, new, replaced={"days": "retention = { days = 1 }"}).changes
    assert (change.rule, change.advice) == ("input-removed", "Write retention = { days = 1 } instead.")
