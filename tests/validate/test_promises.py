"""Promises are compared with the evaluated values; an unknown value never counts as kept."""

from __future__ import annotations

from typing import Any

import pytest

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.evaluate.values import Symbol
from modsmith.spec.model import Expected, Refers
from modsmith.validate.results.matrix import Observation

from .promised import QUEUE, checked, evaluation, promise


def _said(body: str, path: str, expected: Expected, **given: Any) -> tuple[str, str]:
    """The status and reason for one promised value of the queue."""
    (said,) = checked(evaluation(body, **given), promise(expects={path: expected}))
    assert said.control == "durable"
    assert said.base == "aws_sqs_queue.this"
    return said.status, said.reason


# values


@pytest.mark.parametrize(
    ("argument", "expected", "word", "reason"),
    [
        ("delay_seconds = 5", 5, "pass", ""),
        ("delay_seconds = 6", 5, "fail", "delay_seconds: expected 5, found 6."),
        ("", 5, "fail", "delay_seconds: expected 5, found null."),
        ("delay_seconds = 1", True, "fail", "delay_seconds: expected true, found 1."),
        ("delay_seconds = null", None, "pass", ""),
        ("", "null", "fail", "delay_seconds: expected null, found null."),
        ('delay_seconds = "5"', 5, "pass", ""),
        ("delay_seconds = 0", None, "fail", "delay_seconds: expected null, found 0."),
    ],
)
def test_a_value_is_compared_with_the_promised_one(
    argument: str, expected: Any, word: str, reason: str
) -> None:
    assert _said(argument, "delay_seconds", expected) == (word, reason)


@pytest.mark.parametrize(
    ("written", "expected", "word"),
    [
        ("5", "5", "pass"),
        ("6", "5", "fail"),
        ('"5"', "5", "pass"),
    ],
)
def test_numbers_and_booleans_equal_their_text_if_text_is_promised(
    written: str, expected: Expected, word: str
) -> None:
    assert _said(f"delay_seconds = {written}", "delay_seconds", expected)[0] == word


@pytest.mark.parametrize("written", ["true", '"Long"', "[5]"])
def test_a_value_that_terraform_refuses_is_undetermined(written: str) -> None:
    status, reason = _said(f"delay_seconds = {written}", "delay_seconds", 5)
    assert status == "undetermined"
    assert "Terraform refuses it" in reason


def test_a_value_in_a_nested_block_is_located_at_the_blocks_line() -> None:
    body = "  delay_seconds = 1\n  redrive {\n    count = 3\n  }"
    (said,) = checked(evaluation(body), promise(expects={"redrive.0.count": 4}))
    line = QUEUE.replace("BODY", body).splitlines().index("  redrive {") + 1
    assert (said.status, said.where) == ("fail", f"main.tf:{line}")


@pytest.mark.parametrize(
    ("written", "expected", "word"),
    [
        ("var.unset", 5, "undetermined"),
        ("var.unset ? 5 : 6", 5, "undetermined"),
        ("var.unset ? 6 : 7", 5, "fail"),
        ("var.unset ? 5 : 5", 5, "pass"),
        ("var.unset ? 5 : 6", "5", "undetermined"),
        ("var.unset ? 6 : aws_kms_key.this.arn", 5, "undetermined"),
    ],
)
def test_an_unknown_value_is_undetermined_unless_no_option_can_match(
    written: str, expected: Expected, word: str
) -> None:
    said = _said(f"delay_seconds = {written}", "delay_seconds", expected)
    assert said[0] == word
    if word == "undetermined":
        assert said[1].startswith("delay_seconds: expected 5; it ")
    if word == "fail":
        assert said[1] == "delay_seconds: expected 5."


def test_each_broken_value_of_a_promise_is_reported() -> None:
    given = promise(expects={"delay_seconds": 5, "name": "other", "fifo_queue": True})
    said = checked(evaluation("delay_seconds = 5"), given)
    assert [one.reason for one in said] == [
        "name: expected other, found q.",
        "fifo_queue: expected true, found null.",
    ]
    assert {one.status for one in said} == {"fail"}
    (kept,) = checked(evaluation("delay_seconds = 5"), promise(expects={"delay_seconds": 5, "name": "q"}))
    assert (kept.status, kept.reason) == ("pass", "")


# references


@pytest.mark.parametrize(
    ("written", "address", "word"),
    [
        ("aws_kms_key.this.arn", "aws_kms_key.this.arn", "pass"),
        ("aws_kms_key.this.id", "aws_kms_key.this.arn", "fail"),
        ("aws_kms_key.other.arn", "aws_kms_key.this.arn", "fail"),
        ('aws_kms_key.each["a"].arn', "aws_kms_key.each.arn", "pass"),
        ('aws_kms_key.each["b"].arn', 'aws_kms_key.each["b"].arn', "pass"),
        ('aws_kms_key.each["b"].arn', 'aws_kms_key.each["a"].arn', "fail"),
        ("aws_kms_key.gone.arn", "aws_kms_key.gone.arn", "fail"),
        ('"aws_kms_key.this.arn"', "aws_kms_key.this.arn", "fail"),
        ('"${aws_kms_key.this.arn}x"', "aws_kms_key.this.arn", "fail"),
    ],
)
def test_a_promised_reference_matches_only_that_attribute(written: str, address: str, word: str) -> None:
    said = _said(f"kms_master_key_id = {written}", "kms_master_key_id", Refers(address))
    assert said[0] == word
    if word == "fail":
        assert said[1].startswith(f"kms_master_key_id: expected {address}, found ")


@pytest.mark.parametrize(
    ("written", "given", "word"),
    [
        ("var.kms_key_arn", {"kms_key_arn": "arn:k"}, "pass"),
        ('"arn:k"', {"kms_key_arn": "arn:k"}, "pass"),
        ('"arn:l"', {"kms_key_arn": "arn:k"}, "fail"),
        ("var.kms_key_arn", {"kms_key_arn": Symbol("caller.aws_kms_key.this.arn")}, "pass"),
        ("aws_kms_key.this.arn", {"kms_key_arn": Symbol("caller.aws_kms_key.this.arn")}, "fail"),
        ("var.kms_key_arn", {"kms_key_arn": None}, "fail"),
        ("var.kms_key_arn", {}, "fail"),
    ],
)
def test_a_promised_input_matches_the_callers_value(written: str, given: dict[str, Any], word: str) -> None:
    said = _said(f"kms_master_key_id = {written}", "kms_master_key_id", Refers("var.kms_key_arn"), **given)
    assert said[0] == word


def test_a_broken_reference_shows_both_values() -> None:
    body = "kms_master_key_id = aws_kms_key.other.arn"
    _, reason = _said(body, "kms_master_key_id", Refers("aws_kms_key.this.arn"))
    assert reason == "kms_master_key_id: expected aws_kms_key.this.arn, found aws_kms_key.other.arn."
    _, reason = _said("", "kms_master_key_id", Refers("aws_kms_key.this.arn"))
    assert reason == "kms_master_key_id: expected aws_kms_key.this.arn, found null."


# what the provider gives


def _alarm(source: str, **body: Any) -> list[Observation]:
    alarm = Resource("aws_cloudwatch_metric_alarm.x", "aws_cloudwatch_metric_alarm", body)
    given = promise("aws_cloudwatch_metric_alarm.*", expects={"actions_enabled": True})
    return checked(Evaluation(source, "", [alarm]), given)


@pytest.mark.parametrize("source", ["hcl", "hcl complete"])
def test_an_omitted_argument_has_the_providers_default(source: str) -> None:
    assert [one.status for one in _alarm(source)] == ["pass"]
    assert [one.status for one in _alarm(source, actions_enabled=False)] == ["fail"]


def test_a_plan_has_the_defaults_itself() -> None:
    assert [one.status for one in _alarm("plan basic prod")] == ["fail"]
