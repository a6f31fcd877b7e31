"""RDS: Performance Insights and enhanced monitoring of Aurora instances."""

from __future__ import annotations

from typing import Any

from moto.rds.models import DBInstanceClustered as Instance

from modsmith.emulator.gaps import Clients
from modsmith.emulator.patching import around

MOTO_GAP = "Instances of a cluster lose Performance Insights, the monitoring interval and its role"
SEEN_IN = "5.2.5"
AWS_ANSWERS = {
    "PerformanceInsightsEnabled": True,
    "PerformanceInsightsRetentionPeriod": 7,
    "MonitoringInterval": 60,
    "MonitoringRoleArn": "arn:aws:iam::123456789012:role/monitoring",
}


def probe(client: Clients) -> object:
    """The four settings of an instance that was created with them."""
    rds, cluster = client("rds"), {"DBClusterIdentifier": "gap-monitoring", "Engine": "aurora-postgresql"}
    rds.create_db_cluster(**cluster, MasterUsername="root", MasterUserPassword="gap-monitoring")
    instance = rds.create_db_instance(
        **cluster,
        DBInstanceIdentifier="gap-monitoring-1",
        DBInstanceClass="db.r6g.large",
        EnablePerformanceInsights=True,
        PerformanceInsightsRetentionPeriod=7,
        MonitoringInterval=60,
        MonitoringRoleArn=AWS_ANSWERS["MonitoringRoleArn"],
    )["DBInstance"]
    return {name: instance.get(name) for name in AWS_ANSWERS}


def apply() -> None:
    """Stores the settings on the instance."""
    around(Instance, "__init__", _keep_at_creation)


def _keep_at_creation(original: Any, self: Any, *args: Any, **wish: Any) -> None:
    original(self, *args, **wish)
    self.performance_insights_enabled = str(wish.get("enable_performance_insights")).lower() == "true"
    if self.performance_insights_enabled:
        self.performance_insights_kms_key_id = wish.get("performance_insights_kms_key_id")
        days = wish.get("performance_insights_retention_period")
        self.performance_insights_retention_period = int(days or 7)
    self.monitoring_interval = int(wish.get("monitoring_interval") or 0)
    self.monitoring_role_arn = wish.get("monitoring_role_arn")
