"""CloudWatch: an alarm defines when it fires."""

from __future__ import annotations

import re
from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import policies
from modsmith.validate.aws.alarms import ALARM
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

STATIC = (
    "GreaterThanThreshold",
    "GreaterThanOrEqualToThreshold",
    "LessThanThreshold",
    "LessThanOrEqualToThreshold",
)
BANDS = ("LessThanLowerOrGreaterThanUpperThreshold", "LessThanLowerThreshold", "GreaterThanUpperThreshold")
STATISTIC = re.compile(
    r"SampleCount|Average|Sum|Minimum|Maximum|IQM|(p|tm|wm|tc|ts)\d+(\.\d+)?|(PR|TM|WM|TC|TS)\(.*\)|\$\{.*\}"
)
SHORT = (10, 20, 30)
MINUTE, HOUR, DAY, WEEK = 60, 3600, 86400, 604800
GUARDS = tuple(
    (ALARM, path)
    for path in (
        "comparison_operator",
        "threshold",
        "evaluation_periods",
        "period",
        "statistic",
        "metric_query.metric.period",
        "metric_query.metric.stat",
    )
)


def check(alarm: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks the comparison, the threshold and the periods."""
    operator, band = alarm.known("comparison_operator"), alarm.is_set("threshold_metric_id")
    if operator not in (BANDS if band else STATIC):
        yield Violation("The alarm has no comparison operator.", "comparison_operator")
    if not band and alarm.number("threshold") is None:
        yield Violation("The alarm has no threshold.", "threshold")
    count = alarm.number("evaluation_periods")
    if count is None or count < 1:
        yield Violation("The alarm does not set the number of evaluation periods.", "evaluation_periods")
    wanted = alarm.number("datapoints_to_alarm")
    if wanted is not None and count is not None and not 1 <= wanted <= count:
        yield Violation("The alarm needs more data points to fire than it evaluates.", "datapoints_to_alarm")
    for part, keys, at in _metrics(alarm):
        yield from _metric(part, keys, count or 1, at)


def _metrics(alarm: Resource) -> Iterator[tuple[Resource, tuple[str, ...], str]]:
    if alarm.is_set("metric_name"):
        yield alarm, ("statistic", "extended_statistic"), "metric_name"
    for query in alarm.parts("metric_query"):
        for metric in query.parts("metric"):
            yield metric, ("stat",), "metric_query"


def _metric(part: Resource, keys: tuple[str, ...], count: float, at: str) -> Iterator[Violation]:
    period = part.number("period")
    if period is None or (period not in SHORT and (period < MINUTE or period % MINUTE)):
        yield Violation("A metric has a period that CloudWatch does not support.", at)
    elif period * count > (WEEK if period >= HOUR else DAY):
        yield Violation("The alarm evaluates a longer time than CloudWatch allows.", "evaluation_periods")
    statistics = [policies.text(part.at(key)) for key in keys if part.is_set(key)]
    if len(statistics) != 1 or not STATISTIC.fullmatch(statistics[0]):
        yield Violation("A metric has no statistic that CloudWatch supports.", at)


CONTROL = Control(
    id="alarm-rule",
    title="An alarm compares a statistic with a threshold, over periods that CloudWatch allows.",
    why="Without one of these settings, apply fails or the alarm never fires.",
    source="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html",
    fix=(
        "Set comparison_operator, threshold and evaluation_periods, and period and statistic for "
        "every metric."
    ),
    types=(ALARM,),
    severity=Severity.LOW,
    check=check,
    guards=GUARDS,
)
