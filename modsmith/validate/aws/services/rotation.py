"""Secrets of Secrets Manager and their rotation."""

from __future__ import annotations

import re

from modsmith.evaluate.evaluation import Resource

SECRET, VERSION = "aws_secretsmanager_secret", "aws_secretsmanager_secret_version"
ROTATION, POLICY = "aws_secretsmanager_secret_rotation", "aws_secretsmanager_secret_policy"
_RATE = re.compile(r"rate\((\d+) (hour|day)s?\)")


def days(rotation: Resource) -> float | None:
    """The days between two rotations; None if there is no schedule, 0 for a cron expression.

    A cron expression cannot be rarer than monthly without naming months, so it counts as often enough.

    Raises:
        UndeterminedError: they are unknown.
    """
    for rules in rotation.parts("rotation_rules"):
        number = rules.number("automatically_after_days")
        if number is not None:
            return number
        schedule = rules.known("schedule_expression")
        if schedule:
            rate = _RATE.fullmatch(str(schedule))
            return int(rate[1]) / (24 if rate[2] == "hour" else 1) if rate else 0
    return None
