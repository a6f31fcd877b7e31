"""SQS: a failing message moves to a dead-letter queue."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource, UndeterminedError
from modsmith.validate.aws import queues
from modsmith.validate.aws.queues import QUEUE, REDRIVE
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

MOST_RECEIVES = 10
"""A message that failed ten times fails again, and meanwhile delays the others."""

PATH = "redrive_policy"
GUARDS = ((QUEUE, PATH),)


def check(queue: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for a dead-letter queue of the same type that receives messages after a few attempts."""
    if queues.is_dead_letter(queue, evaluation):
        raise NotApplicableError("It is a dead-letter queue itself.")
    documents = queues.documents(queue, evaluation, REDRIVE, PATH)
    if not documents:
        yield Violation("The queue has no dead-letter queue.", PATH)
    for document in documents:
        policy = queue.part(document)
        receives = policy.number("maxReceiveCount")
        if receives is None or not 1 <= receives <= MOST_RECEIVES:
            yield Violation(f"A message moves to the dead-letter queue only after {receives} receives.", PATH)
        if not policy.is_set("deadLetterTargetArn"):
            yield Violation("The redrive policy names no queue.", PATH)
            continue
        yield from _kind(queue, policy, evaluation)


def _kind(queue: Resource, policy: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    target = policy.at("deadLetterTargetArn")
    found = evaluation.named(target, QUEUE)
    if any(one.address == queue.address for one in found):
        yield Violation("The queue is its own dead-letter queue.", PATH)
    if any(one.flag("fifo_queue") != queue.flag("fifo_queue") for one in found):
        yield Violation(
            "The queue and its dead-letter queue are not both FIFO or both standard, so AWS rejects them.",
            PATH,
        )
    if not found and not evaluation.referred(target) and evaluation.is_lost(target):
        raise UndeterminedError(f"{PATH}.deadLetterTargetArn", "it does not refer to a queue of the module")


CONTROL = Control(
    id="sqs-dead-letter",
    title="A queue moves a message to a dead-letter queue of the same type after a few receives.",
    why="Otherwise a failing message is received until it expires, and then it is lost unread.",
    source="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html",
    fix="Set redrive_policy with deadLetterTargetArn and a maxReceiveCount of 1 to 10.",
    types=(QUEUE,),
    severity=Severity.MEDIUM,
    scope="deployment",
    check=check,
    reads=(REDRIVE,),
    guards=GUARDS,
)
