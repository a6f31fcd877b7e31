"""Lambda: a function logs into a group that the module makes."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import naming
from modsmith.validate.aws.functions import FUNCTION
from modsmith.validate.control import Control, Violation

GROUP = "aws_cloudwatch_log_group"
PREFIX = "/aws/lambda/"
GUARDS = ((GROUP, ""), (GROUP, "name"))


def check(function: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """There must be a group of its name, or the one that it is told to log into."""
    told = function.at("logging_config.0.log_group")
    if told is not None:
        groups = [one for one in evaluation.of(GROUP) if evaluation.names(told, one)]
        groups += naming.called(evaluation, GROUP, "name", naming.spelled(told, evaluation))
    else:
        names = {PREFIX + name for name in naming.spellings(function, "function_name", evaluation)}
        groups = naming.called(evaluation, GROUP, "name", names)
    if not groups:
        yield Violation("The module makes no log group for it, so Lambda makes one that keeps logs for ever.")


CONTROL = Control(
    id="lambda-logs",
    title="A function logs into a log group that the module makes.",
    why="Lambda otherwise makes a group itself: without a key, without retention, and out of Terraform's reach.",
    source="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs.html",
    fix="Add an aws_cloudwatch_log_group named /aws/lambda/ and the function's name, with retention and key.",
    types=(FUNCTION,),
    check=check,
    reads=(GROUP,),
    guards=GUARDS,
)
