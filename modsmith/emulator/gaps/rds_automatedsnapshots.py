"""RDS: automated snapshots of a deleted cluster."""

from __future__ import annotations

from typing import Any

from moto.rds.models import DBCluster, RDSBackend

from modsmith.emulator.gaps import Clients
from modsmith.emulator.patching import around

MOTO_GAP = "Automated snapshots are not deleted with their cluster"
SEEN_IN = "5.2.5"
AWS_ANSWERS = {"before": ["automated", "manual"], "after": ["manual"]}


def probe(client: Clients) -> object:
    """The types of snapshots of a cluster before and after its deletion."""
    rds, cluster = client("rds"), {"DBClusterIdentifier": "gap-snapshots"}
    secret = {"MasterUsername": "root", "MasterUserPassword": "gap-snapshots"}
    rds.create_db_cluster(**cluster, **secret, Engine="aurora-postgresql")
    rds.create_db_cluster_snapshot(**cluster, DBClusterSnapshotIdentifier="gap-snapshots-manual")

    def kinds() -> list[str]:
        answer = rds.describe_db_cluster_snapshots(**cluster)["DBClusterSnapshots"]
        return sorted(snapshot["SnapshotType"] for snapshot in answer)

    before = kinds()
    rds.delete_db_cluster(**cluster, SkipFinalSnapshot=True)
    return {"before": before, "after": kinds()}


def apply() -> None:
    """Deletes automated snapshots with the cluster, and keeps manual ones."""
    around(RDSBackend, "delete_db_cluster", _delete_db_cluster)


def _delete_db_cluster(original: Any, self: RDSBackend, cluster_identifier: str, **named: Any) -> DBCluster:
    cluster: DBCluster = original(self, cluster_identifier, **named)
    for name, snapshot in list(self.cluster_snapshots.items()):
        if snapshot.db_cluster_identifier == cluster_identifier and snapshot.snapshot_type == "automated":
            del self.cluster_snapshots[name]
    return cluster
