"""SQS: a message that nobody can use does not come back for ever."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource, UndeterminedError
from modsmith.validate.aws import queues
from modsmith.validate.aws.queues import QUEUE, REDRIVE
from modsmith.validate.control import Control, NotApplicableError, Violation

MOST_RECEIVES = 10
"""A message that failed ten times fails the eleventh time, too, and holds up the others meanwhile."""

PATH = "redrive_policy"
GUARDS = ((QUEUE, PATH),)


def check(queue: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """It must have a queue for dead letters, of its own kind, that gets them after a few receives."""
    if queues.is_dead_letter(queue, evaluation):
        raise NotApplicableError("It is itself a queue for dead letters.")
    documents = queues.documents(queue, evaluation, REDRIVE, PATH)
    if not documents:
        yield Violation("It has no queue for dead letters.", PATH)
    for document in documents:
        policy = queue.part(document)
        receives = policy.number("maxReceiveCount")
        if receives is None or not 1 <= receives <= MOST_RECEIVES:
            yield Violation(f"A message is received {receives} times before it is given up.", PATH)
        if not policy.is_set("deadLetterTargetArn"):
            yield Violation("Its redrive policy names no queue.", PATH)
            continue
        yield from _kind(queue, policy, evaluation)


def _kind(queue: Resource, policy: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    target = policy.at("deadLetterTargetArn")
    found = [one for one in evaluation.of(QUEUE) if evaluation.names(target, one)]
    if any(one.address == queue.address for one in found):
        yield Violation("It is its own queue for dead letters.", PATH)
    if any(one.flag("fifo_queue") != queue.flag("fifo_queue") for one in found):
        yield Violation(
            "Its queue for dead letters is of the other kind, FIFO or standard, which AWS refuses.", PATH
        )
    if not found and not evaluation.referred(target) and evaluation.is_lost(target):
        raise UndeterminedError(f"{PATH}.deadLetterTargetArn", "it names no queue of the module")


CONTROL = Control(
    id="sqs-dead-letter",
    title="A queue gives a message up after a few receives, to a queue for dead letters of its own kind.",
    why="Without one a message that fails is received until it expires, and then it is lost unread.",
    source="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html",
    fix="Set redrive_policy with deadLetterTargetArn and a maxReceiveCount of 1 to 10.",
    types=(QUEUE,),
    check=check,
    reads=(REDRIVE,),
    guards=GUARDS,
)
