"""CloudWatch: an alarm notifies someone when it fires and when it recovers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.evaluate.values import Symbol, options
from modsmith.validate.aws.alarms import ALARM
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

MISSING = ("missing", "ignore", "breaching", "notBreaching")
GUARDS = tuple((ALARM, path) for path in ("alarm_actions", "ok_actions", "treat_missing_data"))


def check(alarm: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks the actions on alarm and on recovery, and the treatment of missing data."""
    if alarm.at("actions_enabled") is not None and not alarm.flag("actions_enabled"):
        yield Violation("The alarm's actions are disabled.", "actions_enabled")
    for argument, event in (("alarm_actions", "fires"), ("ok_actions", "recovers")):
        if not alarm.is_set(argument):
            yield Violation(f"The alarm notifies no one when it {event}.", argument)
        elif not all(map(_may_be_told, options(alarm.at(argument)))):
            yield Violation(f"The alarm's action when it {event} is not an ARN.", argument)
    if alarm.known("treat_missing_data") not in MISSING:
        yield Violation("The alarm does not set how to treat missing data.", "treat_missing_data")


def _may_be_told(value: Any) -> bool:
    """Whether the value is a list of ARNs, as far as it is known."""
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
    title="An alarm notifies someone when it fires and when it recovers, and sets how to treat missing data.",
    why="Without actions, an alarm only changes its color in a console that no one watches.",
    source="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html",
    fix="Set alarm_actions, ok_actions and treat_missing_data, and keep actions_enabled on.",
    types=(ALARM,),
    severity=Severity.MEDIUM,
    check=check,
    checkov=("CKV_AWS_319",),
    guards=GUARDS,
)
