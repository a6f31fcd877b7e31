"""Lambda: alarms report a function that fails, is throttled, or no longer runs."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import alarms, firing, functions
from modsmith.validate.aws.functions import FUNCTION, RULE, TARGET
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

FAILURES = {"Errors": "fails", "Throttles": "is throttled"}
GUARDS = (
    (alarms.ALARM, ""),
    (alarms.ALARM, "namespace"),
    (alarms.ALARM, "metric_name"),
    (alarms.ALARM, "dimensions"),
    (alarms.ALARM, "comparison_operator"),
    (alarms.ALARM, "threshold"),
)


def check(function: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for alarms on errors and throttles, and on missing invocations if a schedule calls the function."""
    for metric, event in FAILURES.items():
        if not any(firing.fires_above(one) for one in _on(function, evaluation, metric)):
            yield Violation(f"No alarm fires when the function {event}.")
    silence = functions.is_scheduled(function, evaluation)
    if silence and not any(firing.fires_below(one) for one in _on(function, evaluation, "Invocations")):
        yield Violation("No alarm fires when the function's schedule no longer calls it.")


def _on(function: Resource, evaluation: Evaluation, metric: str) -> list[Resource]:
    return alarms.watching(evaluation, function, "AWS/Lambda", (metric,), "FunctionName")


CONTROL = Control(
    id="lambda-alarms",
    title="Alarms watch a function for errors and throttles, and a scheduled one for missing invocations.",
    why="No caller waits for the result of an event-driven function, so failures go unnoticed.",
    source="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html",
    fix="Add aws_cloudwatch_metric_alarms on Errors, Throttles and, if it is scheduled, on Invocations.",
    types=(FUNCTION,),
    severity=Severity.LOW,
    scope="deployment",
    check=check,
    reads=(alarms.ALARM, RULE, TARGET),
    guards=GUARDS,
)
