"""CloudTrail: log files and event data stores are encrypted with a customer managed key."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import keys
from modsmith.validate.aws.services.trails import STORE, TRAIL
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity


def check(resource: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for a key, which is the module's if it has one."""
    if not resource.is_set("kms_key_id"):
        yield Violation("The logs are not encrypted with a key of the account.", "kms_key_id")
    else:
        yield from keys.check(resource, "kms_key_id", evaluation)


CONTROL = Control(
    id="cloudtrail-encryption",
    title="The logs of a trail, and an event data store, are encrypted with a customer managed key.",
    why="Only a key with its own policy keeps those who can read the bucket from reading the logs.",
    source="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/encrypting-cloudtrail-log-files-with-aws-kms.html",
    fix="Set kms_key_id to a key whose policy allows CloudTrail to use it.",
    types=(TRAIL, STORE),
    severity=Severity.MEDIUM,
    check=check,
    checkov=("CKV_AWS_35", "CKV_AWS_294"),
    trivy=("AVD-AWS-0015",),
    fsbp=("CloudTrail.2",),
    guards=((TRAIL, "kms_key_id"), (STORE, "kms_key_id")),
)
