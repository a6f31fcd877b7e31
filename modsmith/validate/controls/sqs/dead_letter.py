"""SQS: a message that nobody can use does not come back for ever."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.world import Resource, UndeterminedError, World
from modsmith.validate.aws import queues
from modsmith.validate.aws.queues import QUEUE, REDRIVE
from modsmith.validate.control import Control, Lack, NotApplicableError

MOST_RECEIVES = 10
"""A message that failed ten times fails the eleventh time, too, and holds up the others meanwhile."""

PATH = "redrive_policy"
GUARDS = ((QUEUE, PATH),)


def judge(queue: Resource, world: World) -> Iterator[Lack]:
    """It must have a queue for dead letters, of its own kind, that gets them after a few receives."""
    if queues.is_dead_letter(queue, world):
        raise NotApplicableError("It is itself a queue for dead letters.")
    documents = queues.documents(queue, world, REDRIVE, PATH)
    if not documents:
        yield Lack("It has no queue for dead letters.", PATH)
    for document in documents:
        policy = queue.part(document)
        receives = policy.number("maxReceiveCount")
        if receives is None or not 1 <= receives <= MOST_RECEIVES:
            yield Lack(f"A message is received {receives} times before it is given up.", PATH)
        if not policy.is_set("deadLetterTargetArn"):
            yield Lack("Its redrive policy names no queue.", PATH)
            continue
        yield from _kind(queue, policy, world)


def _kind(queue: Resource, policy: Resource, world: World) -> Iterator[Lack]:
    target = policy.at("deadLetterTargetArn")
    found = [one for one in world.of(QUEUE) if world.names(target, one)]
    if any(one.address == queue.address for one in found):
        yield Lack("It is its own queue for dead letters.", PATH)
    if any(one.flag("fifo_queue") != queue.flag("fifo_queue") for one in found):
        yield Lack(
            "Its queue for dead letters is of the other kind, FIFO or standard, which AWS refuses.", PATH
        )
    if not found and not world.referred(target) and world.is_lost(target):
        raise UndeterminedError(f"{PATH}.deadLetterTargetArn", "it names no queue of the module")


CONTROL = Control(
    id="sqs-dead-letter",
    title="A queue gives a message up after a few receives, to a queue for dead letters of its own kind.",
    why="Without one a message that fails is received until it expires, and then it is lost unread.",
    source="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html",
    mend="Set redrive_policy with deadLetterTargetArn and a maxReceiveCount of 1 to 10.",
    types=(QUEUE,),
    judge=judge,
    reads=(REDRIVE,),
    guards=GUARDS,
)
