"""SQS: messages that wait are encrypted, with the module's key where it has one."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import keys
from modsmith.validate.aws.queues import QUEUE
from modsmith.validate.control import Control, Violation

PATH = "kms_master_key_id"


def check(queue: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """A key of KMS, or SQS's own encryption, which is on unless it is switched off."""
    yield from keys.check(queue, PATH, evaluation)
    managed = queue.at("sqs_managed_sse_enabled") is None or queue.flag("sqs_managed_sse_enabled")
    if not managed and not queue.is_set(PATH):
        yield Violation("It is not encrypted.", "sqs_managed_sse_enabled")


CONTROL = Control(
    id="sqs-encryption",
    title="A queue is encrypted, with the module's KMS key where it has one.",
    why="Only a key in the account can be watched, restricted and taken away.",
    source="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-server-side-encryption.html",
    fix="Set kms_master_key_id to the module's key, or leave sqs_managed_sse_enabled on where it has none.",
    types=(QUEUE,),
    check=check,
    checkov=("CKV_AWS_27",),
    guards=((QUEUE, PATH),),
)
