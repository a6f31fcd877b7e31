"""All evaluations of a module: callers' choices are checked only where the module has no result by default."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.hcl.read import configuration
from modsmith.spec.model import Promise
from modsmith.validate import examples
from modsmith.validate.control import Control, Violation
from modsmith.validate.results import checking, matrix, promises
from tests.modules.conftest import ALL, MODULES
from tests.project import catalog

from . import sample

MORE = "aws_sqs_queue.more"
PROMISE = Promise("durable", "It lasts.", ("aws_sqs_queue.*",), {"fifo_queue": True})
SPEC = sample.spec(promises=(PROMISE,), waivers=())


def _is_named(queue: Resource, _: Evaluation) -> Iterator[Violation]:
    if queue.flag("open"):
        yield Violation("It is open.")


CONTROL = Control("sqs-x", "X.", "X.", "X", "X.", ("aws_sqs_queue",), _is_named)


def _world(source: str, more: bool | None, *, by_default: bool = False, **body: object) -> Evaluation:
    queues = [
        Resource("aws_sqs_queue.this", "aws_sqs_queue", body),
        Resource(MORE, "aws_sqs_queue", body, exists=more, doubt="var.more"),
    ]
    return Evaluation(source, "", queues, by_default=by_default)


OWN = _world("hcl", False, by_default=True, fifo_queue=True)
CALLED = _world("hcl complete", True, open=True)


@pytest.mark.parametrize("evaluations", [(OWN, CALLED), (CALLED, OWN)], ids=["own first", "own last"])
def test_results_by_default_take_precedence_in_any_order(
    evaluations: tuple[Evaluation, ...],
) -> None:
    said = [one for one in checking.check(evaluations, SPEC, [CONTROL]) if one.control != matrix.COVERAGE]
    assert [(one.source, one.base, one.control, one.status) for one in said] == [
        ("hcl", "aws_sqs_queue.this", "sqs-x", "pass"),
        ("hcl", MORE, "sqs-x", "not applicable"),
        ("hcl", "aws_sqs_queue.this", "durable", "pass"),
        ("hcl complete", MORE, "sqs-x", "fail"),
        ("hcl complete", MORE, "durable", "fail"),
    ]


@pytest.mark.parametrize("more", [True, False, None])
@pytest.mark.parametrize("is_open", [True, False])
def test_skipping_checks_does_not_change_the_results(more: bool | None, *, is_open: bool) -> None:
    own = _world("hcl", more, by_default=True, open=is_open, fifo_queue=True)
    evaluations = [own, CALLED, _world("hcl basic", None, fifo_queue=False)]
    everything = [
        one
        for evaluation in evaluations
        for one in (*matrix.check(evaluation, [CONTROL]), *promises.check(evaluation, SPEC))
    ]
    check_results = {(entry.address, entry.control): entry for entry in matrix.check_results(everything)}
    assert {
        (entry.address, entry.control): entry
        for entry in matrix.check_results(checking.check(evaluations, SPEC, [CONTROL]))
    } == check_results


def test_without_a_spec_no_promise_is_checked() -> None:
    assert {one.control for one in checking.check([OWN], None, [CONTROL])} == {matrix.COVERAGE, "sqs-x"}


def test_all_controls_run_unless_some_are_named() -> None:
    assert {"sqs-encryption", "sqs-tls"} <= {one.control for one in checking.check([OWN])}


def test_a_control_marked_always_runs_for_every_caller() -> None:
    always = replace(CONTROL, always=True)
    said = [one for one in checking.check((OWN, CALLED), None, [always]) if one.base == "aws_sqs_queue.this"]
    assert [one.source for one in said if one.control == "sqs-x"] == ["hcl", "hcl complete"]


@pytest.mark.parametrize("name", ALL)
def test_the_matrix_equals_that_of_checking_every_evaluation_completely(name: str) -> None:
    spec = catalog.spec(name)
    evaluations = examples.evaluations(configuration.read(MODULES / name), examples.roots(MODULES / name))
    everything = [
        one
        for evaluation in evaluations
        for one in (*matrix.check(evaluation), *promises.check(evaluation, spec))
    ]
    told = checking.check(evaluations, spec)
    assert matrix.check_results(told, spec.waivers) == matrix.check_results(everything, spec.waivers)
    assert len(told) < len(everything)
