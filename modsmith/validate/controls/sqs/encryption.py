"""SQS: messages that wait are encrypted, with the module's key where it has one."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.world import Resource, World
from modsmith.validate.aws import keys
from modsmith.validate.aws.queues import QUEUE
from modsmith.validate.control import Control, Lack

PATH = "kms_master_key_id"


def judge(queue: Resource, world: World) -> Iterator[Lack]:
    """A key of KMS, or SQS's own encryption, which is on unless it is switched off."""
    yield from keys.judge(queue, PATH, world)
    managed = queue.at("sqs_managed_sse_enabled") is None or queue.flag("sqs_managed_sse_enabled")
    if not managed and not queue.is_set(PATH):
        yield Lack("It is not encrypted.", "sqs_managed_sse_enabled")


CONTROL = Control(
    id="sqs-encryption",
    title="A queue is encrypted, with the module's KMS key where it has one.",
    why="Only a key in the account can be watched, restricted and taken away.",
    source="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-server-side-encryption.html",
    mend="Set kms_master_key_id to the module's key, or leave sqs_managed_sse_enabled on where it has none.",
    types=(QUEUE,),
    judge=judge,
    checkov=("CKV_AWS_27",),
    guards=((QUEUE, PATH),),
)
