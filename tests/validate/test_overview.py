"""The short form of the matrix, from HCL alone: undetermined results need the plan and never pass."""

from __future__ import annotations

from typing import Any

from modsmith.evaluate import from_hcl
from modsmith.evaluate.evaluation import Evaluation
from modsmith.hcl.read import configuration
from modsmith.spec.model import Promise, Waiver
from modsmith.validate.control import load
from modsmith.validate.results import overview
from modsmith.validate.results.overview import Row

from . import sample

ENCRYPTED = 'resource "aws_sqs_queue" "NAME" {\n  kms_master_key_id = "arn:aws:kms:eu-west-1:1:key/1"\n}\n'
OPEN = 'resource "aws_sqs_queue" "NAME" {\n  sqs_managed_sse_enabled = false\n}\n'
UNKNOWN = 'variable "open" {}\nresource "aws_sqs_queue" "NAME" {\n  sqs_managed_sse_enabled = var.open\n}\n'


def _world(*texts: str, **given: Any) -> Evaluation:
    """A module of queues, called a, b and so on."""
    text = "".join(text.replace("NAME", chr(ord("a") + number)) for number, text in enumerate(texts))
    return from_hcl.evaluation(
        configuration.HclModule(tuple(configuration.read_text(text, "main.tf"))), given
    )


def _rows(*evaluations: Evaluation, waivers: tuple[Waiver, ...] = ()) -> dict[str, Row]:
    rows = overview.rows(evaluations, sample.spec(waivers=waivers))
    assert [row.control for row in rows] == sorted(row.control for row in rows)
    return {row.control: row for row in rows}


def _row(*evaluations: Evaluation, **given: Any) -> Row:
    return _rows(*evaluations, **given)["sqs-encryption"]


def test_a_row_names_its_control_and_counts_what_passes_by_type() -> None:
    row = _row(_world(ENCRYPTED, ENCRYPTED, OPEN))
    control = load()["sqs-encryption"]
    assert (row.title, row.source) == (control.title, control.source)
    assert row.passes == (("aws_sqs_queue", 2),)
    assert (row.fails, row.by_plan, row.waived) == (("aws_sqs_queue.c",), (), ())


def test_types_are_counted_each_for_itself_and_in_order() -> None:
    databases = "".join(
        f'resource "{type_}" "NAME" {{\n  storage_encrypted = true\n}}\n'
        for type_ in ("aws_rds_cluster", "aws_db_instance")
    )
    row = _rows(_world(databases, databases))["rds-encryption"]
    assert row.passes == (("aws_db_instance", 2), ("aws_rds_cluster", 2))


def test_an_undetermined_result_needs_the_plan() -> None:
    row = _row(_world(UNKNOWN))
    assert (row.by_plan, row.fails, row.passes) == (("aws_sqs_queue.a",), (), ())


def test_a_failure_in_one_environment_fails() -> None:
    row = _row(_world(UNKNOWN), _world(UNKNOWN, open=False))
    assert (row.by_plan, row.fails) == ((), ("aws_sqs_queue.a",))


def test_a_waiver_is_shown_with_its_reason_and_owner() -> None:
    waiver = Waiver("sqs-encryption", ("aws_sqs_queue.a",), "Ticks.", owner="us")
    row = _row(_world(OPEN, OPEN), waivers=(waiver,))
    assert row.waived == (("aws_sqs_queue.a", "Ticks.", "us"),)
    assert row.fails == ("aws_sqs_queue.b",)


def test_not_applicable_results_are_grouped_by_reason() -> None:
    unmade = OPEN.replace("{\n", "{\n  count = 0\n", 1)
    row = _row(_world(unmade, ENCRYPTED, unmade))
    assert row.not_applicable == (("These inputs do not create it.", ("aws_sqs_queue.a", "aws_sqs_queue.c")),)
    assert row.passes == (("aws_sqs_queue", 1),)


def test_promises_and_coverage_have_no_row() -> None:
    promise = Promise("durable", "It lasts.", ("aws_sqs_queue.*",), {"fifo_queue": True})
    evaluation = _world(OPEN, 'resource "aws_nobody_knows" "NAME" {}\n')
    rows = overview.rows([evaluation], sample.spec(waivers=(), promises=(promise,)))
    assert rows
    assert {row.control for row in rows} <= load().keys()
