"""SQS: alarms report waiting messages and dead letters."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import alarms, firing, queues
from modsmith.validate.aws.queues import QUEUE
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

DEPTH, AGE = "ApproximateNumberOfMessagesVisible", "ApproximateAgeOfOldestMessage"
GUARDS = (
    (alarms.ALARM, ""),
    (alarms.ALARM, "namespace"),
    (alarms.ALARM, "metric_name"),
    (alarms.ALARM, "dimensions"),
    (alarms.ALARM, "comparison_operator"),
    (alarms.ALARM, "threshold"),
)


def check(queue: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for alarms on depth or age, and on dead letters; one stuck FIFO group shows only in the age."""
    if queues.is_dead_letter(queue, evaluation):
        if not any(firing.fires_above(one, 1) for one in _on(queue, evaluation, DEPTH)):
            yield Violation("No alarm fires for the first message in the dead-letter queue.")
        return
    if not any(firing.fires_above(one) for one in _on(queue, evaluation, DEPTH, AGE)):
        yield Violation("No alarm fires when messages accumulate or wait in the queue.")
    elif queue.flag("fifo_queue") and not any(firing.fires_above(one) for one in _on(queue, evaluation, AGE)):
        yield Violation(
            "No alarm fires when a message waits, although a failing message blocks its whole FIFO group."
        )


def _on(queue: Resource, evaluation: Evaluation, *metrics: str) -> list[Resource]:
    return alarms.watching(evaluation, queue, "AWS/SQS", metrics, "QueueName")


CONTROL = Control(
    id="sqs-alarms",
    title="Alarms watch every queue for messages that accumulate or wait, and for any dead letter.",
    why="A stopped consumer causes no error, and an unnoticed dead letter expires unread.",
    source="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html",
    fix=(
        "Add an aws_cloudwatch_metric_alarm on the number of visible messages or the age of the "
        "oldest message."
    ),
    types=(QUEUE,),
    severity=Severity.LOW,
    scope="deployment",
    check=check,
    reads=(alarms.ALARM,),
    guards=GUARDS,
)
