"""SNS: alarms report failed deliveries."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import alarms, firing, topics
from modsmith.validate.aws.topics import TOPIC
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

FAILED = ("NumberOfNotificationsFailed",)
GUARDS = (
    (alarms.ALARM, ""),
    (alarms.ALARM, "metric_query"),
    (alarms.ALARM, "comparison_operator"),
    (alarms.ALARM, "threshold"),
)


def check(topic: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for an alarm on failed deliveries that fires above a threshold."""
    found = alarms.watching(evaluation, topic, "AWS/SNS", FAILED, "TopicName")
    if not found and topics.is_notified_by_alarms(topic, evaluation):
        raise NotApplicableError(
            "Only alarms publish to the topic. An alarm on its deliveries would have to use it, too."
        )
    if not any(firing.fires_above(one) for one in found):
        yield Violation("No alarm fires when the topic cannot deliver messages.")


CONTROL = Control(
    id="sns-alarms",
    title="An alarm watches every topic for failed deliveries.",
    why="A subscriber that is gone or cannot decrypt loses messages, and only a metric shows it.",
    source="https://docs.aws.amazon.com/sns/latest/dg/sns-monitoring-using-cloudwatch.html",
    fix="Add an aws_cloudwatch_metric_alarm on NumberOfNotificationsFailed of the topic.",
    types=(TOPIC,),
    severity=Severity.LOW,
    scope="deployment",
    check=check,
    reads=(alarms.ALARM,),
    guards=GUARDS,
)
