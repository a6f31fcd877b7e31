"""The matrix fails closed: nothing unknown passes, nothing uncovered goes unnoticed, no witness overrules a failure."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from generators.spec import Waiver
from validators import matrix
from validators.configuration.world import Resource, UndeterminedError, World
from validators.control import Control, Lack, NotApplicableError
from validators.finding import Cell
from validators.matrix import Said, Word


def _row(*spoken: tuple[str, str, Word]) -> list[Said]:
    """What witnesses say of one resource: witness, environment, word."""
    return [
        Said(
            witness,
            environment,
            "aws_sqs_queue.this",
            "aws_sqs_queue.this",
            "sqs-tls",
            word,
            _reason(word),
            "queue.tf:3",
        )
        for witness, environment, word in spoken
    ]


def _reason(word: Word) -> str:
    return "" if word == "pass" else f"It is {word}."


def _cell(*spoken: tuple[str, str, Word]) -> Cell:
    (cell,) = matrix.cells(_row(*spoken))
    return cell


def test_all_witnesses_that_pass_make_a_pass() -> None:
    cell = _cell(("hcl", "prod", "pass"), ("plan basic prod", "prod", "pass"))
    assert (cell.status, cell.reason, cell.where) == ("pass", "", "queue.tf:3")
    assert cell.witnesses == ("hcl", "plan basic prod")


@pytest.mark.parametrize("failing", ["hcl", "plan basic prod"])
def test_one_witness_that_fails_fails_it_and_the_disagreement_is_told(failing: str) -> None:
    passing = "plan basic prod" if failing == "hcl" else "hcl"
    cell = _cell((failing, "prod", "fail"), (passing, "prod", "pass"))
    assert cell.status == "fail"
    assert cell.reason == f"It is fail. Witnesses disagree: {passing} passes it."


def test_environments_that_differ_do_not_disagree() -> None:
    cell = _cell(("hcl", "prod", "fail"), ("plan basic dev", "dev", "pass"))
    assert cell.status == "fail"
    assert "disagree" not in cell.reason


def test_what_nobody_could_determine_fails() -> None:
    cell = _cell(("hcl", "prod", "undetermined"), ("plan basic prod", "prod", "undetermined"))
    assert (cell.status, cell.reason) == ("fail", "It is undetermined.")


def test_what_another_witness_determined_in_the_same_environment_is_enough() -> None:
    assert _cell(("hcl", "prod", "undetermined"), ("plan basic prod", "prod", "pass")).status == "pass"


def test_what_was_determined_in_another_environment_is_not_enough() -> None:
    assert _cell(("hcl", "prod", "undetermined"), ("plan basic dev", "dev", "pass")).status == "fail"


def test_a_witness_does_not_answer_its_own_doubt() -> None:
    rows = _row(("hcl", "prod", "undetermined"), ("hcl", "prod", "pass"))
    assert matrix.cells(rows)[0].status == "fail"


def test_what_a_caller_chose_does_not_count_against_the_module() -> None:
    own, chosen = _row(("hcl", "prod", "pass"), ("plan complete prod", "prod", "fail"))
    chosen = Said(**{**vars(chosen), "by_default": False})
    assert matrix.cells([own, chosen])[0].status == "pass"


def test_what_is_made_by_a_callers_choice_alone_is_judged_there() -> None:
    own, chosen = _row(("hcl", "prod", "not applicable"), ("plan complete prod", "prod", "fail"))
    chosen = Said(**{**vars(chosen), "by_default": False})
    assert matrix.cells([own, chosen])[0].status == "fail"


def test_a_waiver_sets_a_failure_aside_with_its_reason_and_owner() -> None:
    waiver = Waiver("sqs-tls", ("aws_sqs_queue.*",), "It is an example.", owner="platform")
    (cell,) = matrix.cells(_row(("hcl", "prod", "fail")), [waiver])
    assert (cell.status, cell.reason, cell.owner) == ("waived", "It is an example.", "platform")


@pytest.mark.parametrize(
    "waiver", [Waiver("sqs-tls", ("aws_sns_topic.*",), "No."), Waiver("sqs-other", ("*",), "No.")]
)
def test_a_waiver_of_something_else_sets_nothing_aside(waiver: Waiver) -> None:
    (cell,) = matrix.cells(_row(("hcl", "prod", "fail")), [waiver])
    assert cell.status == "fail"


def test_a_waiver_does_not_touch_what_passes() -> None:
    (cell,) = matrix.cells(_row(("hcl", "prod", "pass")), [Waiver("sqs-tls", ("*",), "Why not.")])
    assert cell.status == "pass"


def test_a_type_that_no_control_covers_fails() -> None:
    said = list(
        matrix.judge(World("hcl", "", [Resource("aws_nobody_knows.this", "aws_nobody_knows", {})]), [])
    )
    assert [(one.control, one.word) for one in said] == [("coverage", "fail")]
    assert said[0].reason == "No control covers aws_nobody_knows."


def _control(judge_: object) -> Control:
    return Control("sqs-x", "X.", "X.", "X", "X.", ("aws_sqs_queue",), judge_)  # type: ignore[arg-type]


def _judged(judge_: object, **resource: object) -> list[Said]:
    queue = Resource(
        "aws_sqs_queue.this", "aws_sqs_queue", {}, lines={"name": 7}, where="queue.tf:3", **resource
    )  # type: ignore[arg-type]
    said = matrix.judge(World("hcl", "", [queue]), [_control(judge_)])
    return [one for one in said if one.control == "sqs-x"]


def test_what_a_control_says_comes_with_its_line() -> None:
    def lacks(_: Resource, __: World) -> Iterator[Lack]:
        yield Lack("It has no name.", "name")
        yield Lack("It is bad.")

    assert [(one.word, one.reason, one.where) for one in _judged(lacks)] == [
        ("fail", "It has no name.", "queue.tf:7"),
        ("fail", "It is bad.", "queue.tf:3"),
    ]


def test_a_control_that_cannot_tell_does_not_pass() -> None:
    def doubts(_: Resource, __: World) -> Iterator[Lack]:
        raise UndeterminedError("ttl.0.enabled", "it is var.on, which is not known")
        yield

    (said,) = _judged(doubts)
    assert said.word == "undetermined"
    assert said.reason == "ttl.0.enabled could not be determined: it is var.on, which is not known."


def test_a_failure_before_a_doubt_is_not_lost() -> None:
    def both(_: Resource, __: World) -> Iterator[Lack]:
        yield Lack("It is bad.")
        raise UndeterminedError("name", "it is var.name, which is not known")

    assert "fail" in {one.word for one in _judged(both)}


def test_what_is_not_made_and_what_does_not_apply_say_why() -> None:
    def never(_: Resource, __: World) -> Iterator[Lack]:
        raise NotApplicableError("It has no key.")
        yield

    assert [(one.word, one.reason) for one in _judged(never)] == [("not applicable", "It has no key.")]
    assert [one.word for one in _judged(never, exists=False)] == ["not applicable"]


def test_counts_have_every_status() -> None:
    assert matrix.counts(matrix.cells(_row(("hcl", "prod", "pass")))) == {
        "pass": 1,
        "fail": 0,
        "waived": 0,
        "not applicable": 0,
    }
