"""When an alarm fires: above or below which threshold."""

from __future__ import annotations

from modsmith.evaluate.evaluation import Resource


def fires_above(alarm: Resource, most: float | None = None) -> bool:
    """Whether an alarm fires above its threshold, and at `most` or less if that is given.

    Raises:
        UndeterminedError: the answer is unknown.
    """
    comparison, threshold = alarm.known("comparison_operator"), alarm.number("threshold")
    if comparison not in ("GreaterThanThreshold", "GreaterThanOrEqualToThreshold") or threshold is None:
        return False
    return most is None or (threshold < most if comparison == "GreaterThanThreshold" else threshold <= most)


def fires_below(alarm: Resource) -> bool:
    """Whether an alarm fires below its threshold, and without data.

    Raises:
        UndeterminedError: the answer is unknown.
    """
    below = alarm.known("comparison_operator") in ("LessThanThreshold", "LessThanOrEqualToThreshold")
    return (
        below and alarm.number("threshold") is not None and alarm.known("treat_missing_data") == "breaching"
    )
