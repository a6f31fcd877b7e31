"""Kinesis: a stream of production is not deleted while somebody reads it."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.environments import production_only
from modsmith.validate.control import Control, Violation

STREAM = "aws_kinesis_stream"


def check(stream: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Registered consumers hold it in production."""
    production_only(evaluation)
    if stream.flag("enforce_consumer_deletion"):
        yield Violation("It is deleted together with its registered consumers.", "enforce_consumer_deletion")


CONTROL = Control(
    id="kinesis-deletion",
    title="A stream of production is not deleted as long as consumers are registered.",
    why="A registered consumer is the last sign that somebody still needs the records.",
    source="https://docs.aws.amazon.com/kinesis/latest/APIReference/API_DeleteStream.html",
    fix="Leave enforce_consumer_deletion off in production.",
    types=(STREAM,),
    check=check,
)
