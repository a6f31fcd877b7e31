"""RDS: a final snapshot, or the decision against it."""

from __future__ import annotations

from typing import Any

from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients
from modsmith.emulator.samples import cluster
from modsmith.emulator.state import backend

AWS_REFUSES = "deleting a cluster without a final snapshot or SkipFinalSnapshot, or with a snapshot's name that is taken"
SOURCE = "docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DeleteDBCluster.html"
OPERATIONS = ("DeleteDBCluster",)
CODE = "InvalidParameterCombination"


def check(call: Call) -> str | None:
    """Compares the two parameters."""
    snapshot = call.values.get("FinalDBSnapshotIdentifier")
    known = backend(call, "rds").clusters
    if call.values["DBClusterIdentifier"] not in known:
        return None
    if snapshot and call.values.get("SkipFinalSnapshot"):
        return "FinalDBSnapshotIdentifier can not be specified when deleting a cluster with SkipFinalSnapshot"
    if not snapshot and not call.values.get("SkipFinalSnapshot"):
        return "FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot is specified."
    return None


def refused(client: Clients) -> object:
    """Neither of both."""
    return _delete(client, {})


def accepted(client: Clients) -> object:
    """A snapshot."""
    return _delete(client, {"FinalDBSnapshotIdentifier": "rule-final"})


def _delete(client: Clients, parameters: dict[str, Any]) -> object:
    return cluster(client).delete_db_cluster(DBClusterIdentifier="rule", **parameters)
