"""Firehose: a delivery stream encrypts buffered and delivered records."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import firehose, keys
from modsmith.validate.control import Control, Violation
from modsmith.validate.fixing.declared import AddBlock, SetArgument
from modsmith.validate.parameters import KEYS
from modsmith.validate.severity import Severity

SOURCES = ("kinesis_source_configuration", "msk_source_configuration")
GUARDS = (
    (firehose.STREAM, f"{firehose.S3}.kms_key_arn"),
    (firehose.STREAM, "server_side_encryption.enabled"),
)


def check(stream: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks the key of each destination, and of the stream itself if no encrypted stream feeds it."""
    for path, _ in firehose.buckets(stream):
        yield from keys.check(stream, f"{path}.kms_key_arn", evaluation)
    if any(stream.blocks(source) for source in SOURCES):
        return
    if not stream.flag("server_side_encryption.0.enabled"):
        yield Violation(
            "Records that are put directly into the stream are not encrypted while they are buffered.",
            "server_side_encryption",
        )
    elif stream.known("server_side_encryption.0.key_type") == "CUSTOMER_MANAGED_CMK":
        yield from keys.check(stream, "server_side_encryption.0.key_arn", evaluation)
    elif keys.customer_keys(evaluation):
        yield Violation("Buffered records are not encrypted with the module's key.", "server_side_encryption")


FIXES = (
    AddBlock(firehose.STREAM, "server_side_encryption", ("enabled = true",)),
    SetArgument(firehose.STREAM, "server_side_encryption.enabled", "true", without=("key_type", "key_arn")),
)


CONTROL = Control(
    id="firehose-encryption",
    title="A delivery stream encrypts buffered and delivered records, with the module's key if there is one.",
    why="Delivered files outlive the stream and stay encrypted with the key that they were written with.",
    source="https://docs.aws.amazon.com/firehose/latest/dev/encryption.html",
    fix="Set kms_key_arn of the destination, and server_side_encryption if producers put records directly.",
    types=(firehose.STREAM,),
    severity=Severity.MEDIUM,
    parameters=(KEYS,),
    check=check,
    checkov=("CKV_AWS_240", "CKV_AWS_241"),
    fsbp=("DataFirehose.1",),
    guards=GUARDS,
    fixes=FIXES,
)
