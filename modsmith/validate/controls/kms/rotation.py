"""KMS: a key rotates every year."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.keys import KEY
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

MOST_DAYS = 365
"""AWS's default period, and what auditors expect."""


def check(key: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that rotation is on for keys that AWS can rotate."""
    spec = key.known("customer_master_key_spec") or "SYMMETRIC_DEFAULT"
    if spec != "SYMMETRIC_DEFAULT" or (key.known("key_usage") or "ENCRYPT_DECRYPT") != "ENCRYPT_DECRYPT":
        raise NotApplicableError("AWS rotates only symmetric encryption keys.")
    if not key.flag("enable_key_rotation"):
        yield Violation("Key rotation is off.", "enable_key_rotation")
    if (key.number("rotation_period_in_days") or 0) > MOST_DAYS:
        yield Violation(f"The key rotates less often than every {MOST_DAYS} days.", "rotation_period_in_days")


CONTROL = Control(
    id="kms-rotation",
    title="A KMS key rotates at least once a year.",
    why="The longer a key is in use, the more data is exposed if it leaks.",
    source="https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html",
    fix="Set enable_key_rotation = true, and rotation_period_in_days to 365 or less.",
    types=(KEY,),
    severity=Severity.MEDIUM,
    check=check,
    checkov=("CKV_AWS_7",),
    trivy=("AVD-AWS-0065",),
    fsbp=("KMS.4",),
    guards=((KEY, "enable_key_rotation"),),
)
