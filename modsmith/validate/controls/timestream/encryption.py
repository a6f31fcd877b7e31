"""Timestream: a database is encrypted with the module's key."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import keys
from modsmith.validate.control import Control, Violation
from modsmith.validate.parameters import KEYS
from modsmith.validate.severity import Severity

DATABASE = "aws_timestreamwrite_database"


def check(database: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for the module's key; Timestream always encrypts."""
    yield from keys.check(database, "kms_key_id", evaluation)


CONTROL = Control(
    id="timestream-encryption",
    title="A Timestream database is encrypted with the module's key, if there is one.",
    why="You can monitor, restrict and revoke only a key in your own account.",
    source="https://docs.aws.amazon.com/timestream/latest/developerguide/EncryptionAtRest.html",
    fix="Set kms_key_id to the module's key.",
    types=(DATABASE,),
    severity=Severity.MEDIUM,
    parameters=(KEYS,),
    check=check,
    checkov=("CKV_AWS_160",),
    guards=((DATABASE, "kms_key_id"),),
)
