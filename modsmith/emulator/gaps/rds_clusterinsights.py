"""RDS: Database Insights and Performance Insights of Aurora clusters."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from moto.rds.models import DBCluster, RDSBackend

from modsmith.emulator.gaps import Clients
from modsmith.emulator.patching import around

MOTO_GAP = "Clusters lose the mode of Database Insights and the settings of Performance Insights"
SEEN_IN = "5.2.5"
AWS_ANSWERS = {
    "DatabaseInsightsMode": "advanced",
    "PerformanceInsightsEnabled": True,
    "PerformanceInsightsRetentionPeriod": 465,
}


def probe(client: Clients) -> object:
    """The settings of a cluster that was created in standard mode and changed to the advanced one."""
    rds, cluster = client("rds"), {"DBClusterIdentifier": "gap-insights"}
    secret = {"MasterUsername": "root", "MasterUserPassword": "gap-insights"}
    rds.create_db_cluster(
        **cluster,
        **secret,
        Engine="aurora-postgresql",
        DatabaseInsightsMode="standard",
        EnablePerformanceInsights=True,
        PerformanceInsightsRetentionPeriod=7,
    )
    rds.modify_db_cluster(
        **cluster,
        DatabaseInsightsMode="advanced",
        EnablePerformanceInsights=True,
        PerformanceInsightsRetentionPeriod=465,
    )
    found = rds.describe_db_clusters(**cluster)["DBClusters"][0]
    return {name: found.get(name) for name in AWS_ANSWERS}


def apply() -> None:
    """Stores the settings on the cluster, at its creation and when they change."""
    around(DBCluster, "__init__", _keep_at_creation)
    around(RDSBackend, "modify_db_cluster", _keep_at_change)


def _keep_at_creation(original: Any, self: DBCluster, *args: Any, **wish: Any) -> None:
    original(self, *args, **wish)
    _keep(self, wish)


def _keep_at_change(original: Any, self: RDSBackend, wish: dict[str, Any]) -> DBCluster:
    asked = dict(wish)
    cluster: DBCluster = original(self, wish)
    for one in {id(each): each for each in (cluster, *self.clusters.values())}.values():
        if one.db_cluster_identifier == cluster.db_cluster_identifier:
            _keep(one, asked)
    return cluster


def _keep(cluster: Any, wish: Mapping[str, Any]) -> None:
    if wish.get("database_insights_mode") is not None:
        cluster.database_insights_mode = wish["database_insights_mode"]
    if wish.get("enable_performance_insights") is not None:
        cluster.performance_insights_enabled = str(wish["enable_performance_insights"]).lower() == "true"
    if wish.get("performance_insights_kms_key_id") is not None:
        cluster.performance_insights_kms_key_id = wish["performance_insights_kms_key_id"]
    if wish.get("performance_insights_retention_period") is not None:
        cluster.performance_insights_retention_period = int(wish["performance_insights_retention_period"])
