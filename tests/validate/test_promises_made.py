"""The environments and the resources that a promise covers."""

from __future__ import annotations

import pytest

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.evaluate.values import Symbol
from modsmith.validate.results import promises
from modsmith.validate.results.matrix import Observation

from . import sample
from .promised import checked, evaluation, promise


def test_values_that_differ_between_environments_are_checked_in_each() -> None:
    given = promise(expects={"delay_seconds": 5}, by_environment={"prod": {"delay_seconds": 9}})
    body = 'delay_seconds = var.environment == "prod" ? 9 : 5'
    for environment in ("dev", "staging", "prod"):
        (said,) = checked(evaluation(body, environment=environment), given)
        assert (said.status, said.environment) == ("pass", environment)
    (said,) = checked(evaluation("delay_seconds = 5", environment="prod"), given)
    assert said.reason == "delay_seconds: expected 9, found 5."


def test_a_promise_is_checked_only_in_its_environments() -> None:
    given = promise("aws_sqs_queue.gone", environments=("prod",))
    assert checked(evaluation(environment="dev"), given) == []
    assert [one.status for one in checked(evaluation(environment="prod"), given)] == ["fail"]


def test_a_module_without_environments_must_keep_production_promises() -> None:
    given = promise(by_environment={"prod": {"delay_seconds": 9}, "dev": {"delay_seconds": 1}})
    (said,) = checked(evaluation("delay_seconds = 9"), given)
    assert (said.status, said.environment) == ("pass", "")
    assert [one.status for one in checked(evaluation("delay_seconds = 8"), given)] == ["fail"]
    assert checked(evaluation(), promise("aws_sqs_queue.gone", environments=("dev",))) == []


# what is made


def test_a_named_resource_must_be_created_by_default() -> None:
    (said,) = checked(evaluation(made=False), promise(expects={"delay_seconds": 5}))
    assert (said.status, said.reason) == ("fail", "The promise requires it, but it is not created.")


def test_a_resource_that_may_not_be_created_is_undetermined() -> None:
    unsure = Symbol("var.made", frozenset({"var.made"}))
    (said,) = checked(evaluation("delay_seconds = 5", made=unsure), promise(expects={"delay_seconds": 5}))
    assert said.status == "undetermined"
    assert said.reason.startswith("Whether it is created could not be determined: it depends on var.made")


def test_a_resource_that_a_caller_disables_breaks_no_promise() -> None:
    given = promise("aws_sqs_queue.this", "aws_sqs_queue.gone", expects={"delay_seconds": 5})
    assert checked(evaluation(made=False, by_default=False), given) == []
    assert [one.status for one in checked(evaluation("delay_seconds = 6", by_default=False), given)] == [
        "fail"
    ]


def test_a_result_by_default_is_not_checked_again_for_a_caller() -> None:
    given = promise(expects={"delay_seconds": 5})
    answered = {("aws_sqs_queue.this", "durable")}
    for by_default, known, number in (
        (True, answered, 1),
        (False, answered, 0),
        (False, {("aws_sqs_queue.other", "durable"), ("aws_sqs_queue.this", "other")}, 1),
    ):
        seen = evaluation("delay_seconds = 6", by_default=by_default)
        assert len(list(promises.check(seen, sample.spec(promises=(given,)), known))) == number


@pytest.mark.parametrize("pattern", ["aws_sqs_queue.gone", "aws_sqs_queue.g*", "aws_sns_topic.*"])
def test_a_pattern_without_matches_is_a_broken_promise(pattern: str) -> None:
    (said,) = checked(evaluation(), promise(pattern))
    assert (said.status, said.base) == ("fail", pattern)
    assert said.reason == "No resource matches the promise."


def test_a_pattern_covers_each_matching_resource() -> None:
    said = checked(evaluation(), promise("aws_kms_key.*", expects={"enable_key_rotation": True}))
    assert [(one.address, one.status) for one in said] == [
        ("aws_kms_key.this", "fail"),
        ("aws_kms_key.other", "fail"),
        ('aws_kms_key.each["a"]', "fail"),
        ('aws_kms_key.each["b"]', "fail"),
    ]


def test_a_promise_of_one_instance_is_about_no_other() -> None:
    said = checked(evaluation(), promise('aws_kms_key.each["b"]', expects={"enable_key_rotation": True}))
    assert [(one.address, one.status) for one in said] == [('aws_kms_key.each["b"]', "fail")]
    (nothing,) = checked(evaluation(), promise('aws_kms_key.each["c"]'))
    assert nothing.reason == "No resource matches the promise."


def _of_queues(
    *exists: bool | None, pattern: str = "aws_sqs_queue.*", by_default: bool = True
) -> list[Observation]:
    """Observations of instances that are created, not created or unknown, for one pattern."""
    queues = [
        Resource(f"aws_sqs_queue.q[{number}]", "aws_sqs_queue", {}, exists=made, doubt="var.x")
        for number, made in enumerate(exists)
    ]
    return checked(Evaluation("hcl", "", queues, by_default=by_default), promise(pattern))


def test_a_wildcard_covers_only_resources_that_are_created() -> None:
    assert [(one.address, one.status) for one in _of_queues(True, False, None)] == [
        ("aws_sqs_queue.q[0]", "pass"),
        ("aws_sqs_queue.q[2]", "undetermined"),
    ]
    assert [one.status for one in _of_queues(False, False)] == ["fail", "fail"], "none at all is made"
    assert _of_queues(False, by_default=False) == []


def test_every_instance_of_a_named_resource_must_be_created() -> None:
    assert [one.status for one in _of_queues(True, False, pattern="aws_sqs_queue.q")] == ["pass", "fail"]


def test_a_data_source_does_not_satisfy_a_promise() -> None:
    source = Resource("data.aws_sqs_queue.this", "data.aws_sqs_queue", {})
    (said,) = checked(Evaluation("hcl", "", [source]), promise("*aws_sqs_queue.this"))
    assert said.reason == "No resource matches the promise."
