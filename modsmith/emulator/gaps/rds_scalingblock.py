"""RDS: the scaling block of Aurora Serverless v1."""

from __future__ import annotations

from typing import Any

from moto.rds.models import DBCluster

from modsmith.emulator.gaps import Clients
from modsmith.emulator.patching import around

MOTO_GAP = "Every cluster returns a ScalingConfigurationInfo, which only serverless v1 has in AWS"
SEEN_IN = "5.2.5"
AWS_ANSWERS = False


def probe(client: Clients) -> object:
    """Whether a provisioned cluster has the block."""
    rds, name = client("rds"), {"DBClusterIdentifier": "gap-scaling"}
    secret = {"MasterUsername": "root", "MasterUserPassword": "gap-scaling"}
    rds.create_db_cluster(**name, **secret, Engine="aurora-postgresql")
    return "ScalingConfigurationInfo" in rds.describe_db_clusters(**name)["DBClusters"][0]


def apply() -> None:
    """Returns the block only for the engine mode that has it."""
    around(DBCluster, "scaling_configuration_info", _scaling_configuration_info)


def _scaling_configuration_info(original: Any, self: DBCluster) -> dict[str, Any] | None:
    return original(self) if self.engine_mode == "serverless" else None
