"""RDS: what the advanced mode of Database Insights asks for."""

from __future__ import annotations

from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients

AWS_REFUSES = "the advanced mode of Database Insights without Performance Insights that are kept for 465 days in the same request"
SOURCE = "docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_DatabaseInsights.TurningOnAdvanced.html"
OPERATIONS = ("CreateDBCluster", "ModifyDBCluster")
CODE = "InvalidParameterCombination"

LEAST_DAYS = 465


def check(call: Call) -> str | None:
    """Compares the mode with the two other parameters."""
    if call.values.get("DatabaseInsightsMode") != "advanced":
        return None
    days = call.values.get("PerformanceInsightsRetentionPeriod") or 0
    if call.values.get("EnablePerformanceInsights") and days >= LEAST_DAYS:
        return None
    return (
        "To enable the Advanced mode of Database Insights, modify your cluster to enable Performance Insights and set the"
        " retention period for Performance Insights to at least 465 days."
    )


def refused(client: Clients) -> object:
    """A week."""
    return _create(client, 7)


def accepted(client: Clients) -> object:
    """Fifteen months."""
    return _create(client, LEAST_DAYS)


def _create(client: Clients, days: int) -> object:
    return client("rds").create_db_cluster(
        DBClusterIdentifier="rule",
        Engine="aurora-postgresql",
        MasterUsername="owner",
        MasterUserPassword="long-enough",
        DatabaseInsightsMode="advanced",
        EnablePerformanceInsights=True,
        PerformanceInsightsRetentionPeriod=days,
    )
