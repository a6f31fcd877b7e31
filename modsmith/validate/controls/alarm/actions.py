"""CloudWatch: an alarm that nobody hears is none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.evaluate.values import Symbol, options
from modsmith.validate.aws.alarms import ALARM
from modsmith.validate.control import Control, Violation

MISSING = ("missing", "ignore", "breaching", "notBreaching")
GUARDS = tuple((ALARM, path) for path in ("alarm_actions", "ok_actions", "treat_missing_data"))


def check(alarm: Resource, _: Evaluation) -> Iterator[Violation]:
    """It must notify when it fires and when it recovers, and say what silence means."""
    if alarm.at("actions_enabled") is not None and not alarm.flag("actions_enabled"):
        yield Violation("Its actions are switched off.", "actions_enabled")
    for argument, event in (("alarm_actions", "fires"), ("ok_actions", "recovers")):
        if not alarm.is_set(argument):
            yield Violation(f"Nobody is told when it {event}.", argument)
        elif not all(map(_may_be_told, options(alarm.at(argument)))):
            yield Violation(f"What is told when it {event} is no ARN.", argument)
    if alarm.known("treat_missing_data") not in MISSING:
        yield Violation("It does not say what missing data mean.", "treat_missing_data")


def _may_be_told(value: Any) -> bool:
    """Whether it is a list of ARNs, as far as it is known."""
    if isinstance(value, str):
        return False
    return not isinstance(value, list) or all(
        option.startswith("arn:")
        for each in value
        for option in options(each)
        if not isinstance(option, Symbol) and isinstance(option, str)
    )


CONTROL = Control(
    id="alarm-actions",
    title="An alarm tells somebody when it fires and when it recovers, and missing data mean something.",
    why="An alarm without actions changes its colour on a console that nobody looks at.",
    source="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html",
    fix="Set alarm_actions, ok_actions and treat_missing_data, and leave actions_enabled on.",
    types=(ALARM,),
    check=check,
    checkov=("CKV_AWS_319",),
    guards=GUARDS,
)
