"""SQS: a queue rejects plain HTTP."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import tls
from modsmith.validate.aws.queues import QUEUE
from modsmith.validate.aws.tls import TLS_GUARDS
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

POLICY = "aws_sqs_queue_policy"
REFUSED = (("sqs:SendMessage", ""), ("sqs:ReceiveMessage", ""))


def check(queue: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks that a queue policy denies requests without TLS."""
    yield from tls.check(queue, evaluation, POLICY, "queue_url", REFUSED)


CONTROL = Control(
    id="sqs-tls",
    title="A queue rejects requests without TLS.",
    why="Attackers on the network can read and change unencrypted messages.",
    source="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html",
    fix="Deny sqs:* for everyone if aws:SecureTransport is false, in an aws_sqs_queue_policy.",
    types=(QUEUE,),
    severity=Severity.MEDIUM,
    check=check,
    always=True,
    reads=(POLICY,),
    guards=((POLICY, ""), (POLICY, "queue_url"), (POLICY, "policy"), *TLS_GUARDS),
)
