"""Athena: a workgroup reports its queries to CloudWatch."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import switches
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

WORKGROUP = "aws_athena_workgroup"
SWITCH = "configuration.0.publish_cloudwatch_metrics_enabled"


def check(workgroup: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that metrics, which are on by default, are not turned off."""
    if not switches.is_on(workgroup, SWITCH):
        yield Violation("The workgroup reports no metrics.", "configuration")


CONTROL = Control(
    id="athena-metrics",
    title="A workgroup of Athena reports its queries to CloudWatch.",
    why="Without metrics, queries that fail or scan too much are seen only on the bill.",
    source="https://docs.aws.amazon.com/athena/latest/ug/athena-cloudwatch-metrics-enable.html",
    fix="Leave publish_cloudwatch_metrics_enabled on.",
    types=(WORKGROUP,),
    severity=Severity.LOW,
    check=check,
    fsbp=("Athena.4",),
)
