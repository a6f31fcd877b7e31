"""CloudWatch Logs: logs are kept for as long as somebody said."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, Violation

GROUP = "aws_cloudwatch_log_group"


def check(group: Resource, _: Evaluation) -> Iterator[Violation]:
    """A number of days, which 0 is not: it stands for ever."""
    if not group.number("retention_in_days"):
        yield Violation("It keeps logs for ever.", "retention_in_days")


CONTROL = Control(
    id="logs-retention",
    title="A log group says how long logs are kept.",
    why="Logs that are kept for ever are paid for, and keep personal data, for ever.",
    source="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html",
    fix="Set retention_in_days.",
    types=(GROUP,),
    check=check,
    checkov=("CKV_AWS_66", "CKV_AWS_338"),
    guards=((GROUP, "retention_in_days"),),
)
