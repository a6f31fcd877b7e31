"""A promise is held against what a witness sees: what is not surely kept is never said to be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from generators.spec import Expected, Promise, Refers
from validators import hcl, promises
from validators.configuration import from_hcl
from validators.configuration.values import Symbol
from validators.configuration.world import Resource, World
from validators.matrix import Said

from . import sample

QUEUE = """
variable "environment" { default = "dev" }
variable "kms_key_arn" { default = null }
variable "delay" { default = 5 }
variable "made" { default = true }
variable "many" { default = ["a", "b"] }
resource "aws_kms_key" "this" {}
resource "aws_kms_key" "other" {}
resource "aws_kms_key" "each" { for_each = toset(["a", "b"]) }
resource "aws_sqs_queue" "this" {
  count = var.made ? 1 : 0
  name  = "q"
BODY
}
"""


def _world(body: str = "", *, by_default: bool = True, environment: str = "", **given: Any) -> World:
    """A module with a queue of these arguments, as its HCL shows it."""
    module = hcl.HclModule(tuple(hcl.read_text(QUEUE.replace("BODY", body), "main.tf")))
    seen = from_hcl.world(module, {**given, **({"environment": environment} if environment else {})})
    return World(seen.witness, seen.environment, seen.resources, seen.inputs, by_default=by_default)


def _promise(*resources: str, expects: Mapping[str, Expected] | None = None, **parts: Any) -> Promise:
    where = resources or ("aws_sqs_queue.this",)
    return Promise("durable", "It is durable.", where, expects or {"tags": None}, **parts)


def _judged(world: World, *promised: Promise) -> list[Said]:
    return list(promises.judge(world, sample.spec(promises=promised)))


def _said(body: str, path: str, expected: Expected, **given: Any) -> tuple[str, str]:
    """The word for one promised value of the queue, and why."""
    (said,) = _judged(_world(body, **given), _promise(expects={path: expected}))
    assert said.control == "durable"
    assert said.base == "aws_sqs_queue.this"
    return said.word, said.reason


# values


@pytest.mark.parametrize(
    ("argument", "expected", "word", "reason"),
    [
        ("delay_seconds = 5", 5, "pass", ""),
        ("delay_seconds = 6", 5, "fail", "delay_seconds: 5 is promised, 6 is there."),
        ("", 5, "fail", "delay_seconds: 5 is promised, nothing is there."),
        ("delay_seconds = true", 1, "fail", "delay_seconds: 1 is promised, true is there."),
        ("delay_seconds = null", None, "pass", ""),
        ("delay_seconds = 0", None, "fail", "delay_seconds: nothing is promised, 0 is there."),
    ],
)
def test_a_value_is_the_promised_one_or_not(argument: str, expected: Any, word: str, reason: str) -> None:
    assert _said(argument, "delay_seconds", expected) == (word, reason)


@pytest.mark.parametrize(
    ("written", "expected", "word"),
    [
        ("5", "5", "pass"),
        ("6", "5", "fail"),
        ("true", "true", "pass"),
        ("false", "true", "fail"),
        ('"5"', "5", "pass"),
        ('"5"', 5, "fail"),
    ],
)
def test_terraform_turns_numbers_and_booleans_into_text_where_text_is_promised(
    written: str, expected: Expected, word: str
) -> None:
    assert _said(f"delay_seconds = {written}", "delay_seconds", expected)[0] == word


def test_a_value_in_a_nested_block_is_found_and_its_line_is_told() -> None:
    body = "  delay_seconds = 1\n  redrive {\n    count = 3\n  }"
    (said,) = _judged(_world(body), _promise(expects={"redrive.0.count": 4}))
    line = QUEUE.replace("BODY", body).splitlines().index("  redrive {") + 1
    assert (said.word, said.where) == ("fail", f"main.tf:{line}")


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
def test_what_is_not_known_is_not_kept_and_broken_only_if_it_cannot_be(
    written: str, expected: Expected, word: str
) -> None:
    said = _said(f"delay_seconds = {written}", "delay_seconds", expected)
    assert said[0] == word
    if word == "undetermined":
        assert said[1].startswith("delay_seconds: 5 is promised; it ")
    if word == "fail":
        assert said[1] == "delay_seconds: 5 is promised."


def test_every_promised_value_must_be_there_and_each_that_is_not_is_told() -> None:
    promise = _promise(expects={"delay_seconds": 5, "name": "other", "fifo_queue": True})
    said = _judged(_world("delay_seconds = 5"), promise)
    assert [one.reason for one in said] == [
        "name: other is promised, q is there.",
        "fifo_queue: true is promised, nothing is there.",
    ]
    assert {one.word for one in said} == {"fail"}
    (kept,) = _judged(_world("delay_seconds = 5"), _promise(expects={"delay_seconds": 5, "name": "q"}))
    assert (kept.word, kept.reason) == ("pass", "")


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
def test_a_promised_attribute_of_a_resource_is_that_and_no_other(
    written: str, address: str, word: str
) -> None:
    said = _said(f"kms_master_key_id = {written}", "kms_master_key_id", Refers(address))
    assert said[0] == word
    if word == "fail":
        assert said[1].startswith(f"kms_master_key_id: {address} is promised, ")


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
def test_a_promised_input_is_what_the_caller_gave(written: str, given: dict[str, Any], word: str) -> None:
    said = _said(f"kms_master_key_id = {written}", "kms_master_key_id", Refers("var.kms_key_arn"), **given)
    assert said[0] == word


def test_a_broken_reference_tells_both_sides() -> None:
    body = "kms_master_key_id = aws_kms_key.other.arn"
    _, reason = _said(body, "kms_master_key_id", Refers("aws_kms_key.this.arn"))
    assert reason == "kms_master_key_id: aws_kms_key.this.arn is promised, aws_kms_key.other.arn is there."
    _, reason = _said("", "kms_master_key_id", Refers("aws_kms_key.this.arn"))
    assert reason == "kms_master_key_id: aws_kms_key.this.arn is promised, nothing is there."


# environments


def test_what_differs_between_environments_is_held_against_each() -> None:
    promise = _promise(expects={"delay_seconds": 5}, by_environment={"prod": {"delay_seconds": 9}})
    body = 'delay_seconds = var.environment == "prod" ? 9 : 5'
    for environment in ("dev", "staging", "prod"):
        (said,) = _judged(_world(body, environment=environment), promise)
        assert (said.word, said.environment) == ("pass", environment)
    (said,) = _judged(_world("delay_seconds = 5", environment="prod"), promise)
    assert said.reason == "delay_seconds: 9 is promised, 5 is there."


def test_where_a_promise_does_not_hold_nothing_is_said() -> None:
    promise = _promise("aws_sqs_queue.gone", environments=("prod",))
    assert _judged(_world(environment="dev"), promise) == []
    assert [one.word for one in _judged(_world(environment="prod"), promise)] == ["fail"]


def test_a_module_without_environments_keeps_what_holds_in_production() -> None:
    promise = _promise(by_environment={"prod": {"delay_seconds": 9}, "dev": {"delay_seconds": 1}})
    (said,) = _judged(_world("delay_seconds = 9"), promise)
    assert (said.word, said.environment) == ("pass", "")
    assert _judged(_world(), _promise("aws_sqs_queue.gone", environments=("dev",))) == []


# what is made


def test_what_is_named_must_be_made_by_default() -> None:
    (said,) = _judged(_world(made=False), _promise(expects={"delay_seconds": 5}))
    assert (said.word, said.reason) == ("fail", "It is promised and not made.")


def test_what_nobody_knows_to_be_made_is_not_kept() -> None:
    unsure = Symbol("var.made", frozenset({"var.made"}))
    (said,) = _judged(_world("delay_seconds = 5", made=unsure), _promise(expects={"delay_seconds": 5}))
    assert said.word == "undetermined"
    assert said.reason.startswith("Whether it is made could not be determined: it depends on var.made")


def test_what_a_caller_leaves_out_is_no_broken_promise() -> None:
    promise = _promise("aws_sqs_queue.this", "aws_sqs_queue.gone", expects={"delay_seconds": 5})
    assert _judged(_world(made=False, by_default=False), promise) == []
    assert [one.word for one in _judged(_world("delay_seconds = 6", by_default=False), promise)] == ["fail"]


@pytest.mark.parametrize("pattern", ["aws_sqs_queue.gone", "aws_sqs_queue.g*", "aws_sns_topic.*"])
def test_a_pattern_that_nothing_matches_is_a_broken_promise(pattern: str) -> None:
    (said,) = _judged(_world(), _promise(pattern))
    assert (said.word, said.base) == ("fail", pattern)
    assert said.reason == "There is nothing that it could hold for."


def test_a_pattern_holds_for_each_that_it_matches() -> None:
    said = _judged(_world(), _promise("aws_kms_key.*", expects={"enable_key_rotation": True}))
    assert [(one.address, one.word) for one in said] == [
        ("aws_kms_key.this", "fail"),
        ("aws_kms_key.other", "fail"),
        ('aws_kms_key.each["a"]', "fail"),
        ('aws_kms_key.each["b"]', "fail"),
    ]


def _of_three(*exists: bool | None, by_default: bool = True) -> list[Said]:
    """What is said of queues that are made, or not, or nobody knows, under one pattern."""
    queues = [
        Resource(f"aws_sqs_queue.q{number}", "aws_sqs_queue", {}, exists=made, doubt="var.x")
        for number, made in enumerate(exists)
    ]
    return _judged(World("hcl", "", queues, by_default=by_default), _promise("aws_sqs_queue.*"))


def test_a_pattern_asks_of_many_only_those_that_are_made() -> None:
    assert [(one.base, one.word) for one in _of_three(True, False, None)] == [
        ("aws_sqs_queue.q0", "pass"),
        ("aws_sqs_queue.q2", "undetermined"),
    ]
    assert [one.word for one in _of_three(False, False)] == ["fail", "fail"], "none at all is made"
    assert _of_three(False, by_default=False) == []


def test_a_data_source_keeps_no_promise() -> None:
    source = Resource("data.aws_sqs_queue.this", "data.aws_sqs_queue", {})
    (said,) = _judged(World("hcl", "", [source]), _promise("*aws_sqs_queue.this"))
    assert said.reason == "There is nothing that it could hold for."


# what the provider gives


def _alarm(witness: str, **body: Any) -> list[Said]:
    alarm = Resource("aws_cloudwatch_metric_alarm.x", "aws_cloudwatch_metric_alarm", body)
    promise = _promise("aws_cloudwatch_metric_alarm.*", expects={"actions_enabled": True})
    return _judged(World(witness, "", [alarm]), promise)


@pytest.mark.parametrize("witness", ["hcl", "hcl complete"])
def test_what_the_hcl_leaves_out_is_the_providers_default(witness: str) -> None:
    assert [one.word for one in _alarm(witness)] == ["pass"]
    assert [one.word for one in _alarm(witness, actions_enabled=False)] == ["fail"]


def test_a_plan_has_the_defaults_itself() -> None:
    assert [one.word for one in _alarm("plan basic prod")] == ["fail"]
