"""CloudWatch Logs: logs are encrypted with the module's key where it has one."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.world import Resource, World
from modsmith.validate.aws import keys
from modsmith.validate.control import Control, Lack

GROUP = "aws_cloudwatch_log_group"


def judge(group: Resource, world: World) -> Iterator[Lack]:
    """CloudWatch encrypts always; with a key of the account only where it is told to."""
    yield from keys.judge(group, "kms_key_id", world)


CONTROL = Control(
    id="logs-encryption",
    title="A log group is encrypted with the module's KMS key where it has one.",
    why="Logs tell what the data were; only a key in the account can be watched, restricted and taken away.",
    source="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html",
    mend="Set kms_key_id to the module's key, whose policy must let CloudWatch Logs use it.",
    types=(GROUP,),
    judge=judge,
    checkov=("CKV_AWS_158",),
    guards=((GROUP, "kms_key_id"),),
)
