"""Every resource is covered or fails, and no control passes an unknown value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from modsmith.evaluate.evaluation import Evaluation, Resource, UndeterminedError
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.nothing_to_protect import NOTHING_TO_PROTECT
from modsmith.validate.results import matrix
from modsmith.validate.results.matrix import Observation


def test_a_type_that_no_control_covers_fails() -> None:
    said = list(
        matrix.check(Evaluation("hcl", "", [Resource("aws_nobody_knows.this", "aws_nobody_knows", {})]), [])
    )
    assert [(one.control, one.status) for one in said] == [("coverage", "fail")]
    assert said[0].reason == "No control covers aws_nobody_knows."


def test_a_type_that_no_control_covers_does_not_count_unless_it_is_created_somewhere() -> None:
    absent = Resource("aws_nobody_knows.this", "aws_nobody_knows", {}, exists=False)
    by_default = list(matrix.check(Evaluation("hcl", "", [absent]), []))
    created = Evaluation("hcl example", "", [replace(absent, exists=True)], by_default=False)
    assert [one.status for one in matrix.check_results(by_default)] == ["not applicable"]
    in_example = [*by_default, *matrix.check(created, [])]
    assert [one.status for one in matrix.check_results(in_example)] == ["fail"]


def _control(judge_: object) -> Control:
    return Control("sqs-x", "X.", "X.", "X", "X.", ("aws_sqs_queue",), judge_)  # type: ignore[arg-type]


def _checked(judge_: object, **resource: object) -> list[Observation]:
    queue = Resource(
        "aws_sqs_queue.this", "aws_sqs_queue", {}, lines={"name": 7}, where="queue.tf:3", **resource
    )  # type: ignore[arg-type]
    said = matrix.check(Evaluation("hcl", "", [queue]), [_control(judge_)])
    return [one for one in said if one.control == "sqs-x"]


def test_a_violation_has_the_line_of_its_argument() -> None:
    def violations(_: Resource, __: Evaluation) -> Iterator[Violation]:
        yield Violation("It has no name.", "name")
        yield Violation("It is bad.")

    assert [(one.status, one.reason, one.where) for one in _checked(violations)] == [
        ("fail", "It has no name.", "queue.tf:7"),
        ("fail", "It is bad.", "queue.tf:3"),
    ]


def test_an_undetermined_control_does_not_pass() -> None:
    def doubts(_: Resource, __: Evaluation) -> Iterator[Violation]:
        raise UndeterminedError("ttl.0.enabled", "it is var.on, which is not known")
        yield

    (said,) = _checked(doubts)
    assert said.status == "undetermined"
    assert said.reason == "ttl.0.enabled could not be determined: it is var.on, which is not known."


def test_an_undetermined_result_has_the_line_of_its_argument() -> None:
    def doubts(_: Resource, __: Evaluation) -> Iterator[Violation]:
        raise UndeterminedError("name.0.first", "it is var.name, which is not known")
        yield

    assert [one.where for one in _checked(doubts)] == ["queue.tf:7"]


def test_a_control_without_violations_passes() -> None:
    (said,) = _checked(lambda _, __: iter(()))
    assert (said.status, said.reason, said.where) == ("pass", "", "queue.tf:3")


def test_a_violation_before_an_undetermined_value_is_kept() -> None:
    def both(_: Resource, __: Evaluation) -> Iterator[Violation]:
        yield Violation("It is bad.")
        raise UndeterminedError("name", "it is var.name, which is not known")

    assert "fail" in {one.status for one in _checked(both)}


def test_not_applicable_results_have_a_reason() -> None:
    def never(_: Resource, __: Evaluation) -> Iterator[Violation]:
        raise NotApplicableError("It has no key.")
        yield

    assert [(one.status, one.reason) for one in _checked(never)] == [("not applicable", "It has no key.")]

    def violations(_: Resource, __: Evaluation) -> Iterator[Violation]:
        yield Violation("It is bad.")

    (unmade,) = _checked(violations, exists=False)
    assert (unmade.status, unmade.reason) == ("not applicable", "These inputs do not create it.")


def test_a_listed_type_has_a_reason_and_data_sources_need_no_control() -> None:
    harmless = next(iter(NOTHING_TO_PROTECT))
    resources = [Resource(f"{harmless}.this", harmless, {}), Resource("data.aws_x.y", "data.aws_x", {})]
    said = list(matrix.check(Evaluation("hcl", "", resources), []))
    assert [(one.control, one.status, one.reason) for one in said] == [
        ("coverage", "not applicable", NOTHING_TO_PROTECT[harmless])
    ]
    (covered,) = matrix.check(Evaluation("hcl", "", [Resource("aws_sqs_queue.x", "aws_sqs_queue", {})]), [])
    assert (covered.control, covered.status, covered.reason) == ("coverage", "pass", "")


def test_an_observation_has_its_source_and_location() -> None:
    queue = Resource("aws_sqs_queue.this[0]", "aws_sqs_queue", {}, where="queue.tf:3")
    evaluation = Evaluation("plan basic prod", "prod", [queue], by_default=False)
    said = matrix.observation(queue, evaluation, "sqs-x", "pass")
    assert said == Observation(
        "plan basic prod",
        "prod",
        "aws_sqs_queue.this[0]",
        "aws_sqs_queue.this",
        "sqs-x",
        "pass",
        "",
        "queue.tf:3",
        by_default=False,
    )
    nowhere = Resource("aws_sqs_queue.this", "aws_sqs_queue", {}, lines={"name": 7})
    assert (
        matrix.observation(nowhere, evaluation, "sqs-x", "fail", Violation("It is bad.", "name")).where == ""
    )


def test_a_control_runs_only_for_its_types() -> None:
    topic = Resource("aws_sns_topic.x", "aws_sns_topic", {})
    said = matrix.check(Evaluation("hcl", "", [topic]), [_control(lambda _, __: iter(()))])
    assert [one.control for one in said] == ["coverage"]


def test_a_callers_evaluation_skips_results_by_default() -> None:
    queue = Resource("aws_sqs_queue.x", "aws_sqs_queue", {})
    control = _control(lambda _, __: iter(()))
    for by_default, answered, asked in (
        (True, {("aws_sqs_queue.x", "sqs-x"), ("aws_sqs_queue.x", "coverage")}, ["coverage", "sqs-x"]),
        (False, {("aws_sqs_queue.x", "sqs-x"), ("aws_sqs_queue.x", "coverage")}, []),
        (False, {("aws_sqs_queue.x", "sqs-x"), ("aws_sqs_queue.y", "coverage")}, ["coverage"]),
        (False, {("aws_sqs_queue.x", "coverage")}, ["sqs-x"]),
    ):
        evaluation = Evaluation("hcl", "", [queue], by_default=by_default)
        assert [one.control for one in matrix.check(evaluation, [control], answered)] == asked


def test_a_control_marked_always_runs_whatever_a_caller_chooses() -> None:
    queue = Resource("aws_sqs_queue.x", "aws_sqs_queue", {})
    control = replace(_control(lambda _, __: iter((Violation("It is bad."),))), always=True)
    evaluation = Evaluation("hcl complete", "", [queue], by_default=False)
    answered = {("aws_sqs_queue.x", "sqs-x"), ("aws_sqs_queue.x", "coverage")}
    (said,) = matrix.check(evaluation, [control], answered)
    assert (said.status, said.by_default) == ("fail", True)
