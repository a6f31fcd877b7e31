"""CloudWatch Logs: days of retention."""

from __future__ import annotations

from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients

AWS_REFUSES = "other numbers of days than those in the list"
SOURCE = "docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html"
OPERATIONS = ("PutRetentionPolicy",)
CODE = "InvalidParameterException"

DAYS = (
    *(1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922),
    *(3288, 3653),
)


def check(call: Call) -> str | None:
    """Looks the number up."""
    days = call.values["retentionInDays"]
    if days in DAYS:
        return None
    listed = ", ".join(map(str, DAYS))
    return (
        f"1 validation error detected: Value '{days}' at 'retentionInDays' failed to satisfy constraint: Member must"
        f" satisfy enum value set: [{listed}]"
    )


def refused(client: Clients) -> object:
    """Ten days."""
    return _put(client, 10)


def accepted(client: Clients) -> object:
    """14 days."""
    return _put(client, 14)


def _put(client: Clients, days: int) -> object:
    logs = client("logs")
    logs.create_log_group(logGroupName="rule")
    return logs.put_retention_policy(logGroupName="rule", retentionInDays=days)
