"""Each rule applies to what its description says, and to nothing else."""

from __future__ import annotations

import pytest

from modsmith.diff.rules import BY_ID, GROUPS
from modsmith.versions import Level

from .cases import CASES, MODULE_CASES, PLANNED
from .module import changes, module


@pytest.mark.parametrize("rule", CASES)
def test_a_rule_applies(rule: str) -> None:
    case = CASES[rule]
    found = changes(case.old, case.new)
    assert sorted({change.rule for change in found}) == sorted({rule, *case.also})
    first = next(change for change in found if change.rule == rule)
    assert first.subject == case.subject
    assert first.level is BY_ID[rule].level
    assert first.text.endswith(".")


@pytest.mark.parametrize("rule", MODULE_CASES)
def test_a_rule_for_modules_in_the_module(rule: str) -> None:
    had, has, subject = MODULE_CASES[rule]
    old, new = (module("", **({"modules__m__main": "locals {}"} if one else {})) for one in (had, has))
    assert [(change.rule, change.subject) for change in changes(old, new)] == [(rule, subject)]


@pytest.mark.parametrize("rule", PLANNED)
def test_a_rule_for_plans(rule: str) -> None:
    (change,) = changes("", "", (PLANNED[rule],))
    assert (change.rule, change.level, change.subject) == (rule, BY_ID[rule].level, PLANNED[rule].address)


def test_every_rule_has_a_case() -> None:
    assert {*CASES, *MODULE_CASES, *PLANNED} == BY_ID.keys()
    assert len(BY_ID) == sum(map(len, GROUPS.values()))


def test_a_rule_says_what_why_and_what_to_do() -> None:
    for rule in BY_ID.values():
        assert all(text.endswith(".") for text in (rule.what, rule.why))
        assert rule.advice or rule.level is not Level.MAJOR, rule.id


@pytest.mark.parametrize("rule", CASES)
def test_no_change_is_between_a_module_and_itself(rule: str) -> None:
    assert changes(CASES[rule].new, CASES[rule].new) == ()


def test_the_same_change_of_several_plans_is_one() -> None:
    planned = tuple(
        type(PLANNED["plan-updates"])("aws_s3_bucket.b", ("update",), (), example, "prod")
        for example in ("basic", "complete")
    )
    (change,) = changes("", "", planned)
    assert (
        change.text
        == "aws_s3_bucket.b would be updated in place, in the plan of basic prod and complete prod."
    )
