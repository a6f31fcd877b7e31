"""Kinesis Video Streams: a stream is encrypted with the module's key."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import keys
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

STREAM = "aws_kinesis_video_stream"


def check(stream: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for the module's key; video is always encrypted."""
    yield from keys.check(stream, "kms_key_id", evaluation)


CONTROL = Control(
    id="kinesis-video",
    title="A video stream is encrypted with the module's key, if there is one.",
    why="You can monitor, restrict and revoke only a key in your own account.",
    source="https://docs.aws.amazon.com/kinesisvideostreams/latest/dg/how-kms.html",
    fix="Set kms_key_id to the module's key.",
    types=(STREAM,),
    severity=Severity.MEDIUM,
    check=check,
    checkov=("CKV_AWS_177",),
    guards=((STREAM, "kms_key_id"),),
)
