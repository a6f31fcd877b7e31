"""CloudWatch Logs: log groups are encrypted with the module's key if there is one."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import keys
from modsmith.validate.control import Control, Violation
from modsmith.validate.parameters import KEYS
from modsmith.validate.severity import Severity

GROUP = "aws_cloudwatch_log_group"


def check(group: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for the module's key; CloudWatch always encrypts, but by default with a key of its own."""
    yield from keys.check(group, "kms_key_id", evaluation)


CONTROL = Control(
    id="logs-encryption",
    title="A log group is encrypted with the module's KMS key, if there is one.",
    why=(
        "Logs often contain sensitive data. You can monitor, restrict and revoke only a key in your "
        "own account."
    ),
    source="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html",
    fix="Set kms_key_id to the module's key, and let CloudWatch Logs use it in the key policy.",
    types=(GROUP,),
    severity=Severity.MEDIUM,
    parameters=(KEYS,),
    check=check,
    checkov=("CKV_AWS_158",),
    guards=((GROUP, "kms_key_id"),),
)
