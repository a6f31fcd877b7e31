"""The input `alarm_thresholds`, which every module has with fields of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from modsmith import Input, Validation
from modsmith.types import Field, Object


def alarm_thresholds(
    fields: Sequence[Field], *, example: Mapping[str, object], rules: Sequence[Validation] = ()
) -> Input:
    """The input, whose numbers are never negative.

    Args:
        fields: thresholds; a default of None stands for one that the module computes.
        example: for documents and tests.
        rules: more validations, such as bounds of shares.
    """
    nullable = any(field.default is None for field in fields)
    value = "coalesce(threshold, 0)" if nullable else "threshold"
    return Input(
        "alarm_thresholds",
        Object(tuple(fields)),
        "Values that must be exceeded for an alarm to fire.",
        default={},
        example=dict(example),
        validations=(
            Validation(
                f"alltrue([for threshold in values(var.alarm_thresholds) : {value} >= 0])",
                "alarm_thresholds must not hold a negative number.",
                "0 or more",
            ),
            *rules,
        ),
    )
