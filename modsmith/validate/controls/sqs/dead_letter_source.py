"""SQS: a dead-letter queue accepts only its own sources, and keeps messages longer than they do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.evaluate.values import options
from modsmith.validate.aws import queues
from modsmith.validate.aws.queues import ALLOW, QUEUE
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

DEFAULT_SECONDS, MOST_SECONDS = 345_600, 1_209_600
"""SQS's default retention, and the maximum that it allows."""

PATH, KEPT = "redrive_allow_policy", "message_retention_seconds"
GUARDS = ((ALLOW, ""), (ALLOW, "queue_url"), (ALLOW, PATH), (QUEUE, KEPT))


def check(queue: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks the sources and the retention. A message's age counts from when it was first sent."""
    if not queues.is_dead_letter(queue, evaluation):
        raise NotApplicableError("It is not a dead-letter queue.")
    sources = queues.sources(queue, evaluation)
    documents = queues.documents(queue, evaluation, ALLOW, PATH)
    if not documents:
        yield Violation(f"Any queue can use it as a dead-letter queue: it has no {PATH}.")
    for document in documents:
        yield from _sources(document, sources, evaluation)
    kept = _kept(queue)
    for source in sources:
        if kept < MOST_SECONDS and kept <= _kept(source):
            yield Violation(
                f"It keeps messages no longer than {source.address}, so they can expire unread.", KEPT
            )
    if kept < DEFAULT_SECONDS:
        yield Violation("It keeps messages for less than four days, a long weekend.", KEPT)


def _sources(
    document: Mapping[str, Any], sources: list[Resource], evaluation: Evaluation
) -> Iterator[Violation]:
    if document.get("redrivePermission") != "byQueue":
        yield Violation(f"The {PATH} does not name the sources: it is not byQueue.")
        return
    named = [option for one in document.get("sourceQueueArns") or () for option in options(one)]
    for source in sources:
        if not any(evaluation.names(one, source) for one in named):
            yield Violation(f"The {PATH} does not include {source.address}.")


def _kept(queue: Resource) -> float:
    seconds = queue.number(KEPT)
    return DEFAULT_SECONDS if seconds is None else seconds


CONTROL = Control(
    id="sqs-dead-letter-source",
    title="A dead-letter queue accepts only its own sources, and keeps messages longer than they do.",
    why="A dead letter keeps its original date. With equal retention, it expires before anyone looks at it.",
    source="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/setting-up-dead-letter-queue-retention.html",
    fix=(
        "Add redrive_allow_policy with byQueue and the sources, and set message_retention_seconds to 1209600."
    ),
    types=(QUEUE,),
    severity=Severity.LOW,
    check=check,
    reads=(ALLOW,),
    guards=GUARDS,
)
