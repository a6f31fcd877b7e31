"""Lambda: somebody hears of a function that fails, is held back, or no longer runs."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import alarms, firing, functions
from modsmith.validate.aws.functions import FUNCTION, RULE, TARGET
from modsmith.validate.control import Control, Violation

FAILURES = {"Errors": "fails", "Throttles": "is held back"}
GUARDS = (
    (alarms.ALARM, ""),
    (alarms.ALARM, "namespace"),
    (alarms.ALARM, "metric_name"),
    (alarms.ALARM, "dimensions"),
    (alarms.ALARM, "comparison_operator"),
    (alarms.ALARM, "threshold"),
)


def check(function: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Alarms on errors and throttles; on silence as well where a clock calls it."""
    for metric, event in FAILURES.items():
        if not any(firing.fires_above(one) for one in _on(function, evaluation, metric)):
            yield Violation(f"No alarm fires when it {event}.")
    silence = functions.is_scheduled(function, evaluation)
    if silence and not any(firing.fires_below(one) for one in _on(function, evaluation, "Invocations")):
        yield Violation("No alarm fires when it is not called any more, though a clock calls it.")


def _on(function: Resource, evaluation: Evaluation, metric: str) -> list[Resource]:
    return alarms.watching(evaluation, function, "AWS/Lambda", (metric,), "FunctionName")


CONTROL = Control(
    id="lambda-alarms",
    title="Alarms watch a function for errors and throttles, and for silence where a clock calls it.",
    why="Nobody waits for the answer of a function that events call, so nobody sees that it fails.",
    source="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html",
    fix="Add aws_cloudwatch_metric_alarms on Errors, Throttles and, if it is scheduled, on Invocations.",
    types=(FUNCTION,),
    check=check,
    reads=(alarms.ALARM, RULE, TARGET),
    guards=GUARDS,
)
