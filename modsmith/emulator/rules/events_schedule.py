"""EventBridge: schedules."""

from __future__ import annotations

import re

from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients

AWS_REFUSES = "schedules of another form than `rate(n unit)` and `cron(six fields)`"
SOURCE = "docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html"
OPERATIONS = ("PutRule",)
CODE = "ValidationException"

RATE = re.compile(r"rate\((1 (minute|hour|day)|([2-9]|[1-9]\d+) (minutes|hours|days))\)")
CRON = re.compile(r"cron\((\S+) (\S+) (\S+) (\S+) (\S+) (\S+)\)")


def check(call: Call) -> str | None:
    """Compares the forms; in a cron expression either the day of the month or that of the week is `?`."""
    expression = call.values.get("ScheduleExpression")
    if not expression or RATE.fullmatch(expression):
        return None
    fields = CRON.fullmatch(expression)
    if fields and (fields[3] == "?") != (fields[5] == "?"):
        return None
    return "Parameter ScheduleExpression is not valid."


def refused(client: Clients) -> object:
    """One minutes."""
    return client("events").put_rule(Name="rule", ScheduleExpression="rate(1 minutes)")


def accepted(client: Clients) -> object:
    """One minute."""
    return client("events").put_rule(Name="rule", ScheduleExpression="rate(1 minute)")
