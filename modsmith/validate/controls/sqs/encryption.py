"""SQS: a queue encrypts its messages, with the module's key if there is one."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import keys
from modsmith.validate.aws.queues import QUEUE
from modsmith.validate.control import Control, Violation
from modsmith.validate.fixing.declared import SetArgument, is_off
from modsmith.validate.parameters import KEYS
from modsmith.validate.severity import Severity

PATH = "kms_master_key_id"


def check(queue: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for a KMS key, or for SQS-managed encryption, which is on by default."""
    yield from keys.check(queue, PATH, evaluation)
    managed = queue.at("sqs_managed_sse_enabled") is None or queue.flag("sqs_managed_sse_enabled")
    if not managed and not queue.is_set(PATH):
        yield Violation("The queue is not encrypted.", "sqs_managed_sse_enabled")


def _has_a_key(_: Resource, evaluation: Evaluation) -> str:
    """With a key in the module, the queue must use it, and its policy must let the senders use it."""
    return "the module has a KMS key, and using it takes a policy" if keys.customer_keys(evaluation) else ""


FIXES = (
    SetArgument(
        QUEUE,
        "sqs_managed_sse_enabled",
        "true",
        wrong=is_off,
        effect="SQS refuses anonymous requests and plain HTTP to the queue.",
        unless=_has_a_key,
    ),
)


CONTROL = Control(
    id="sqs-encryption",
    title="A queue is encrypted, with the module's KMS key if there is one.",
    why="You can monitor, restrict and revoke only a key in your own account.",
    source="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-server-side-encryption.html",
    fix="Set kms_master_key_id to the module's key, or keep sqs_managed_sse_enabled on if there is none.",
    types=(QUEUE,),
    severity=Severity.MEDIUM,
    parameters=(KEYS,),
    check=check,
    checkov=("CKV_AWS_27",),
    fsbp=("SQS.1",),
    guards=((QUEUE, PATH),),
    fixes=FIXES,
)
