"""SQS: a FIFO queue's name and settings agree."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource, UndeterminedError
from modsmith.evaluate.values import Symbol, options
from modsmith.validate.aws.policies import text
from modsmith.validate.aws.queues import QUEUE
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

SUFFIX = ".fifo"
GUARDS = ((QUEUE, "fifo_queue"), (QUEUE, "deduplication_scope"))


def check(queue: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that name and type agree, and that throughput per group has deduplication per group."""
    named = _is_named_fifo(queue)
    fifo = queue.flag("fifo_queue")
    if not fifo and not named:
        raise NotApplicableError("It is a standard queue.")
    if not fifo:
        yield Violation("The name ends in .fifo, but it is a standard queue.", "fifo_queue")
    if fifo and not named and (queue.is_set("name") or not queue.is_set("name_prefix")):
        yield Violation("It is a FIFO queue, but its name does not end in .fifo.", "name")
    scope, limit = queue.known("deduplication_scope"), queue.known("fifo_throughput_limit")
    if limit == "perMessageGroupId" and scope != "messageGroup":
        yield Violation(
            "The throughput limit is per group, but deduplication is for the whole queue.",
            "deduplication_scope",
        )


def _is_named_fifo(queue: Resource) -> bool:
    found = set()
    for option in options(queue.at("name")):
        if isinstance(option, Symbol) and not option.holes:
            raise UndeterminedError("name", f"it is {option.text}, which is not known")
        found.add(option is not None and text(option).endswith(SUFFIX))
    return found == {True}


CONTROL = Control(
    id="sqs-fifo",
    title="The name of a FIFO queue ends in .fifo, and its throughput limit and deduplication agree.",
    why="AWS rejects either mismatch during apply, when half of the module already exists.",
    source="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/high-throughput-fifo.html",
    fix="Let name, fifo_queue, deduplication_scope and fifo_throughput_limit agree.",
    types=(QUEUE,),
    severity=Severity.LOW,
    check=check,
    guards=GUARDS,
)
