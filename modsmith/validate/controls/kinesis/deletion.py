"""Kinesis: a production stream with registered consumers cannot be deleted."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.environments import production_only
from modsmith.validate.control import Control, Violation
from modsmith.validate.fixing.declared import SetArgument, is_on
from modsmith.validate.severity import Severity

STREAM = "aws_kinesis_stream"


def check(stream: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks that registered consumers block the deletion in production."""
    production_only(evaluation)
    if stream.flag("enforce_consumer_deletion"):
        yield Violation(
            "Terraform deletes the stream even if consumers are registered.", "enforce_consumer_deletion"
        )


FIXES = (SetArgument(STREAM, "enforce_consumer_deletion", "false", wrong=is_on),)


CONTROL = Control(
    id="kinesis-deletion",
    title="A production stream cannot be deleted while consumers are registered.",
    why="A registered consumer is the last sign that someone still needs the records.",
    source="https://docs.aws.amazon.com/kinesis/latest/APIReference/API_DeleteStream.html",
    fix="Keep enforce_consumer_deletion off in production.",
    types=(STREAM,),
    severity=Severity.LOW,
    check=check,
    fixes=FIXES,
)
