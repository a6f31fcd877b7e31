"""RDS: Database Insights and Performance Insights of Aurora clusters."""

from __future__ import annotations

from typing import Any

from moto.rds.models import DBCluster

from modsmith.emulator.gaps import Clients
from modsmith.emulator.patching import around

MOTO_GAP = "Clusters lose the mode of Database Insights and the settings of Performance Insights"
SEEN_IN = "5.2.5"
AWS_ANSWERS = [
    {
        "DatabaseInsightsMode": "standard",
        "PerformanceInsightsEnabled": True,
        "PerformanceInsightsRetentionPeriod": 7,
    },
    {
        "DatabaseInsightsMode": "advanced",
        "PerformanceInsightsEnabled": True,
        "PerformanceInsightsRetentionPeriod": 465,
    },
]

SETTINGS = (
    "database_insights_mode",
    "performance_insights_kms_key_id",
    "performance_insights_retention_period",
)


def probe(client: Clients) -> object:
    """The settings of a cluster as it was created, and after it changed to advanced mode."""
    rds, name = client("rds"), {"DBClusterIdentifier": "gap-insights"}
    secret = {"MasterUsername": "root", "MasterUserPassword": "gap-insights"}
    insights = {"EnablePerformanceInsights": True, "PerformanceInsightsRetentionPeriod": 7}
    rds.create_db_cluster(**name, **secret, Engine="aurora-postgresql", **insights)
    seen = [_settings(rds, name)]
    rds.modify_db_cluster(
        **name,
        DatabaseInsightsMode="advanced",
        EnablePerformanceInsights=True,
        PerformanceInsightsRetentionPeriod=465,
    )
    return [*seen, _settings(rds, name)]


def _settings(rds: Any, name: dict[str, str]) -> dict[str, object]:
    (cluster,) = rds.describe_db_clusters(**name)["DBClusters"]
    return {setting: cluster.get(setting) for setting in AWS_ANSWERS[0]}


def apply() -> None:
    """Stores the settings; moto's own ModifyDBCluster then sets them under the names of its parameters."""
    around(DBCluster, "__init__", _keep_at_creation)
    DBCluster.performance_insights_enabled = property(_is_enabled)  # type: ignore[attr-defined]


def _keep_at_creation(original: Any, self: Any, *args: Any, **wish: Any) -> None:
    original(self, *args, **wish)
    self.enable_performance_insights = wish.get("enable_performance_insights")
    for setting in SETTINGS:
        setattr(self, setting, wish.get(setting))
    self.database_insights_mode = self.database_insights_mode or "standard"


def _is_enabled(cluster: Any) -> bool:
    return str(cluster.enable_performance_insights).lower() == "true"
