"""CloudWatch Logs: a log group sets its retention."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, Violation
from modsmith.validate.parameters import Parameter
from modsmith.validate.severity import Severity

GROUP = "aws_cloudwatch_log_group"
DAYS = Parameter("log_retention_days", 1, "the fewest days for which a log group keeps logs")


def check(group: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks for a number of days; 0 means forever."""
    days = group.number("retention_in_days")
    if not days:
        yield Violation("The log group keeps logs forever.", "retention_in_days")
    elif days < DAYS.value:
        yield Violation(
            f"The log group keeps logs for only {days:g} of {DAYS.value} days.", "retention_in_days"
        )


CONTROL = Control(
    id="logs-retention",
    title="A log group sets how long it keeps logs.",
    why="Otherwise it keeps, and charges for, logs and the personal data in them forever.",
    source="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html",
    fix="Set retention_in_days.",
    types=(GROUP,),
    severity=Severity.MEDIUM,
    parameters=(DAYS,),
    check=check,
    checkov=("CKV_AWS_66",),
    guards=((GROUP, "retention_in_days"),),
)
