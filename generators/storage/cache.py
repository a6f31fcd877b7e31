"""cache.tf: Redis, a primary and a replica in another availability zone."""

from __future__ import annotations

from typing import Any

from generators.storage.model import CACHE_NODES, CACHE_SNAPSHOT_DAYS
from generators.storage.network import same_vpc, subnets_in_vpc
from generators.storage.snapshots import final_snapshot
from modsmith import File, Reference, expr
from modsmith.constructs import TAGS

CACHE_REPLACED_BY = ("local.cache_name", "var.kms_key_id")
"""What replaces the group."""


class Cache(File):
    """Encrypted at rest with the caller's key, and in transit."""

    def build(self) -> None:
        """Adds the replication group with its subnets and parameters."""
        self.local("cache_name", "${local.name}-redis")
        subnets = self.add(
            "aws_elasticache_subnet_group.this",
            {
                "name": expr("local.cache_name"),
                "description": "Private subnets of Redis in ${local.name}.",
                "subnet_ids": expr("var.private_subnet_ids"),
                "tags": TAGS,
                "lifecycle": {"precondition": subnets_in_vpc()},
            },
        )
        parameters = self.add(
            "aws_elasticache_parameter_group.this",
            {
                "name": "${local.cache_name}7",
                "description": "Redis 7 of ${local.name}: evicts the least recently used of all keys.",
                "family": "redis7",
                "parameter": {"name": "maxmemory-policy", "value": "allkeys-lru"},
                "tags": TAGS,
            },
        )
        self.local(
            "cache_final_snapshot", final_snapshot(self, "cache", "local.cache_name", CACHE_REPLACED_BY)
        )
        group = self.add("aws_elasticache_replication_group.this", _group(subnets, parameters))
        self.local("cache_nodes", _nodes())
        self.output("cache_arn", group["arn"])
        self.output("cache_replication_group_id", group["id"])
        self.output("cache_primary_endpoint", group["primary_endpoint_address"])
        self.output("cache_reader_endpoint", group["reader_endpoint_address"])
        self.output("cache_port", group["port"])


def _nodes() -> list[str]:
    """Names that ElastiCache gives the nodes; alarms need them before the group exists."""
    return [f"${{local.cache_name}}-{number:03}" for number in range(1, CACHE_NODES + 1)]


def _group(subnets: Reference, parameters: Reference) -> dict[str, Any]:
    """Minor versions stay where they are: a later plan would want 7.0 back, and going back replaces the group."""
    return {
        "replication_group_id": expr("local.cache_name"),
        "description": "Redis of ${local.name}.",
        "engine": "redis",
        "engine_version": "7.0",
        "auto_minor_version_upgrade": "false",
        "node_type": expr("var.elasticache_node_type"),
        "num_cache_clusters": CACHE_NODES,
        "multi_az_enabled": True,
        "automatic_failover_enabled": True,
        "parameter_group_name": parameters["name"],
        "port": 6379,
        "subnet_group_name": subnets["name"],
        "security_group_ids": [expr("var.cache_security_group_id")],
        "at_rest_encryption_enabled": "true",
        "kms_key_id": expr("var.kms_key_id"),
        "transit_encryption_enabled": True,
        "user_group_ids": expr("var.cache_user_group_id == null ? null : [var.cache_user_group_id]"),
        "snapshot_retention_limit": CACHE_SNAPSHOT_DAYS,
        "final_snapshot_identifier": expr("local.keep_data ? local.cache_final_snapshot : null"),
        "apply_immediately": expr("local.apply_immediately"),
        "tags": TAGS,
        "lifecycle": {"precondition": [same_vpc("cache")]},
    }
