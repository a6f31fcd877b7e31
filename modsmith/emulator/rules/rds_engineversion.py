"""RDS: versions of engines that exist."""

from __future__ import annotations

from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients
from modsmith.emulator.samples import cluster
from modsmith.schemas.store import engine_versions

AWS_REFUSES = "a version that the engine does not have"
SOURCE = "docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html"
OPERATIONS = ("CreateDBCluster", "CreateDBInstance")
CODE = "InvalidParameterCombination"


def check(call: Call) -> str | None:
    """Looks the version up among those of the engine in AWS's resource schemas."""
    engine, version = call.values.get("Engine", ""), call.values.get("EngineVersion")
    kind = "AWS::RDS::DBCluster" if call.operation.name == "CreateDBCluster" else "AWS::RDS::DBInstance"
    known = engine_versions(kind, engine)
    if version is None or not known or version in known:
        return None
    return f"Cannot find version {version} for {engine}"


def refused(client: Clients) -> object:
    """Aurora PostgreSQL 15.99."""
    return cluster(client, EngineVersion="15.99")


def accepted(client: Clients) -> object:
    """Aurora PostgreSQL 15.4."""
    return cluster(client, EngineVersion="15.4")
