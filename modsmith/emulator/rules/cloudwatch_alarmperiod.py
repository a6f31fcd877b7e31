"""CloudWatch: periods of alarms."""

from __future__ import annotations

from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients
from modsmith.emulator.samples import alarm

AWS_REFUSES = (
    "a period that is not 10, 20, 30 or a multiple of 60 seconds, and evaluation over more than a week"
)
SOURCE = "docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html"
OPERATIONS = ("PutMetricAlarm",)
CODE = "ValidationError"

HOUR, DAY, WEEK = 3_600, 86_400, 604_800


def check(call: Call) -> str | None:
    """Refuses periods, and periods times evaluation periods."""
    queries = (query.get("MetricStat", query) for query in call.values.get("Metrics", ()))
    periods = [each["Period"] for each in (call.values, *queries) if "Period" in each]
    for period in periods:
        if period not in (10, 20, 30) and period % 60:
            return "Period must be 10, 20, 30 or a multiple of 60"
        most = WEEK if period >= HOUR else DAY
        if period * call.values.get("EvaluationPeriods", 1) > most:
            unit = "one week" if most == WEEK else "one day"
            return f"Metrics cannot be checked across more than {unit} (EvaluationPeriods * Period must be <= {most})."
    return None


def refused(client: Clients) -> object:
    """Five minutes, 300 times: more than a day."""
    return alarm(client, Period=300, EvaluationPeriods=300)


def accepted(client: Clients) -> object:
    """Five minutes, 288 times: one day."""
    return alarm(client, Period=300, EvaluationPeriods=288)
