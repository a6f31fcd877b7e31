"""Lambda: a function logs to a log group of the module."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import naming
from modsmith.validate.aws.functions import FUNCTION
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

GROUP = "aws_cloudwatch_log_group"
PREFIX = "/aws/lambda/"
GUARDS = ((GROUP, ""), (GROUP, "name"))


def check(function: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for a log group with the function's name, or with the name in its logging configuration.

    Raises:
        UndeterminedError: it is unknown whether there is such a configuration, or what a log group is named.
    """
    configured = function.parts("logging_config")
    told = configured[0].at("log_group") if configured else None
    if told is not None:
        groups = evaluation.named(told, GROUP)
        groups += naming.called(evaluation, GROUP, "name", naming.spelled(told, evaluation))
    else:
        names = {PREFIX + name for name in naming.spellings(function, "function_name", evaluation)}
        groups = naming.called(evaluation, GROUP, "name", names)
    if not groups:
        yield Violation(
            "The module creates no log group for the function, so Lambda creates one without expiry."
        )


CONTROL = Control(
    id="lambda-logs",
    title="A function logs to a log group of the module.",
    why="Otherwise Lambda creates a log group without a key or retention, outside of Terraform.",
    source="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs.html",
    fix=(
        "Add an aws_cloudwatch_log_group named /aws/lambda/ plus the function's name, with retention and key."
    ),
    types=(FUNCTION,),
    severity=Severity.MEDIUM,
    scope="deployment",
    check=check,
    reads=(GROUP,),
    guards=GUARDS,
)
