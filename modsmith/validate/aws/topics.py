"""Topics and the alarms that publish to them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.evaluate.values import options
from modsmith.validate.aws.alarms import ALARM

TOPIC = "aws_sns_topic"
POLICY = "aws_sns_topic_policy"
ACTIONS = ("alarm_actions", "ok_actions", "insufficient_data_actions")


def is_notified_by_alarms(topic: Resource, evaluation: Evaluation) -> bool:
    """Whether an alarm of the module publishes to a topic."""
    notified = evaluation.once(
        "notified",
        lambda: {
            one.address
            for alarm in evaluation.of(ALARM, "aws_cloudwatch_composite_alarm")
            for argument in ACTIONS
            for value in _items(alarm.at(argument))
            for one in evaluation.named(value, TOPIC)
        },
    )
    return topic.address in notified


def _items(value: Any) -> Iterator[Any]:
    for option in options(value):
        if isinstance(option, list | tuple):
            for item in option:
                yield from _items(item)
        else:
            yield option
