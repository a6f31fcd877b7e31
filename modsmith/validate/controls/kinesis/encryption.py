"""Kinesis: a stream is encrypted with the module's key."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import keys
from modsmith.validate.control import Control, Violation
from modsmith.validate.parameters import KEYS
from modsmith.validate.severity import Severity

STREAM = "aws_kinesis_stream"


def check(stream: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for KMS encryption with a named key; without a key there is no encryption."""
    if stream.known("encryption_type") != "KMS":
        yield Violation("The stream's records are not encrypted.", "encryption_type")
        return
    if not stream.is_set("kms_key_id"):
        yield Violation("The stream sets KMS encryption but names no key.", "kms_key_id")
        return
    yield from keys.check(stream, "kms_key_id", evaluation)


CONTROL = Control(
    id="kinesis-encryption",
    title="A stream encrypts its records, with the module's key if there is one.",
    why="Without a key, anyone who can read a shard can read all records for the whole retention period.",
    source="https://docs.aws.amazon.com/streams/latest/dev/server-side-encryption.html",
    fix="Set encryption_type = KMS and kms_key_id.",
    types=(STREAM,),
    severity=Severity.HIGH,
    parameters=(KEYS,),
    check=check,
    checkov=("CKV_AWS_43", "CKV_AWS_185"),
    trivy=("AVD-AWS-0064",),
    fsbp=("Kinesis.1",),
    guards=((STREAM, "encryption_type"), (STREAM, "kms_key_id")),
)
