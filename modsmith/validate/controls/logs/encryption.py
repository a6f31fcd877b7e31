"""CloudWatch Logs: logs are encrypted with the module's key where it has one."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import keys
from modsmith.validate.control import Control, Violation

GROUP = "aws_cloudwatch_log_group"


def check(group: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """CloudWatch encrypts always; with a key of the account only where it is told to."""
    yield from keys.check(group, "kms_key_id", evaluation)


CONTROL = Control(
    id="logs-encryption",
    title="A log group is encrypted with the module's KMS key where it has one.",
    why="Logs tell what the data were; only a key in the account can be watched, restricted and taken away.",
    source="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html",
    fix="Set kms_key_id to the module's key, whose policy must let CloudWatch Logs use it.",
    types=(GROUP,),
    check=check,
    checkov=("CKV_AWS_158",),
    guards=((GROUP, "kms_key_id"),),
)
