"""SQS: nobody sends or receives over plain HTTP."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import tls
from modsmith.validate.aws.queues import QUEUE
from modsmith.validate.aws.tls import TLS_GUARDS
from modsmith.validate.control import Control, Violation

POLICY = "aws_sqs_queue_policy"
REFUSED = (("sqs:SendMessage", ""), ("sqs:ReceiveMessage", ""))


def check(queue: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """A policy of the queue must deny what is not sent over TLS."""
    yield from tls.check(queue, evaluation, POLICY, "queue_url", REFUSED)


CONTROL = Control(
    id="sqs-tls",
    title="A queue refuses what is not sent over TLS.",
    why="Messages that travel in the clear can be read and changed on their way.",
    source="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html",
    fix="Deny sqs:* to everybody where aws:SecureTransport is false, in an aws_sqs_queue_policy.",
    types=(QUEUE,),
    check=check,
    always=True,
    reads=(POLICY,),
    guards=((POLICY, ""), (POLICY, "queue_url"), (POLICY, "policy"), *TLS_GUARDS),
)
