"""RDS: retention of Performance Insights."""

from __future__ import annotations

from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients

AWS_REFUSES = "retention of Performance Insights other than 7 days, 731 days or whole months of 31 days"
SOURCE = "docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html"
OPERATIONS = ("CreateDBInstance", "ModifyDBInstance", "CreateDBCluster", "ModifyDBCluster")
CODE = "InvalidParameterValue"


def check(call: Call) -> str | None:
    """Compares the days."""
    days = call.values.get("PerformanceInsightsRetentionPeriod")
    if days is None or days in (7, 731) or (days % 31 == 0 and 31 <= days <= 23 * 31):
        return None
    return f"Invalid Performance Insights retention period: {days}. Valid values are: [7, 731] or month * 31."


def refused(client: Clients) -> object:
    """30 days."""
    return _create(client, 30)


def accepted(client: Clients) -> object:
    """31 days."""
    return _create(client, 31)


def _create(client: Clients, days: int) -> object:
    return client("rds").create_db_instance(
        DBInstanceIdentifier="rule",
        DBInstanceClass="db.r6g.large",
        Engine="postgres",
        AllocatedStorage=20,
        MasterUsername="owner",
        MasterUserPassword="long-enough",
        EnablePerformanceInsights=True,
        PerformanceInsightsRetentionPeriod=days,
    )
