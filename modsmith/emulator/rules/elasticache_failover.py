"""ElastiCache: what automatic failover needs."""

from __future__ import annotations

from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients
from modsmith.emulator.rules.elasticache_authtoken import create

AWS_REFUSES = "automatic failover of a single node, and several zones without automatic failover"
SOURCE = "docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html"
OPERATIONS = ("CreateReplicationGroup",)
CODE = "InvalidParameterCombination"


OF_OTHERS = ("NumNodeGroups", "NodeGroupConfiguration", "PrimaryClusterId", "GlobalReplicationGroupId")
"""Parameters of groups with shards, and of those that begin with nodes that exist."""


def check(call: Call) -> str | None:
    """Compares nodes, failover and zones."""
    failover = call.values.get("AutomaticFailoverEnabled", False)
    several = call.values.get("NumCacheClusters", 0) > 1 or call.values.get("ReplicasPerNodeGroup", 0) > 0
    if call.values.get("MultiAZEnabled") and not failover:
        return "Must specify automatic failover enabled when MultiAZ is enabled"
    if failover and not several and not any(name in call.values for name in OF_OTHERS):
        return "Automatic failover is not supported for replication groups with only one node"
    return None


def refused(client: Clients) -> object:
    """Failover of one node."""
    return create(client, AutomaticFailoverEnabled=True)


def accepted(client: Clients) -> object:
    """Failover of two nodes."""
    return create(client, AutomaticFailoverEnabled=True, NumCacheClusters=2)
