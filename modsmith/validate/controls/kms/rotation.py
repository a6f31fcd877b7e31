"""KMS: a key is renewed every year."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.keys import KEY
from modsmith.validate.control import Control, NotApplicableError, Violation

MOST_DAYS = 365
"""What AWS takes where nobody says otherwise, and what auditors ask for."""


def check(key: Resource, _: Evaluation) -> Iterator[Violation]:
    """Rotation must be on, wherever AWS can rotate."""
    spec = key.known("customer_master_key_spec") or "SYMMETRIC_DEFAULT"
    if spec != "SYMMETRIC_DEFAULT" or (key.known("key_usage") or "ENCRYPT_DECRYPT") != "ENCRYPT_DECRYPT":
        raise NotApplicableError("AWS rotates only symmetric keys that encrypt.")
    if not key.flag("enable_key_rotation"):
        yield Violation("It is not rotated.", "enable_key_rotation")
    if (key.number("rotation_period_in_days") or 0) > MOST_DAYS:
        yield Violation(f"It is rotated less than every {MOST_DAYS} days.", "rotation_period_in_days")


CONTROL = Control(
    id="kms-rotation",
    title="A KMS key is rotated at least once a year.",
    why="A key that is never renewed encrypts ever more, and all of it is lost with it.",
    source="https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html",
    fix="Set enable_key_rotation = true, and rotation_period_in_days to 365 at most.",
    types=(KEY,),
    check=check,
    checkov=("CKV_AWS_7",),
    guards=((KEY, "enable_key_rotation"),),
)
