"""ElastiCache: the member clusters of a replication group."""

from __future__ import annotations

from typing import Any

from moto.core.responses import ActionResult
from moto.elasticache.models import ElastiCacheBackend as Backend
from moto.elasticache.responses import ElastiCacheResponse as Response

from modsmith.emulator.gaps import Clients
from modsmith.emulator.patching import around

MOTO_GAP = (
    "A replication group has one member regardless of NumCacheClusters, and DescribeCacheClusters lists none"
)
SEEN_IN = "5.2.5"
AWS_ANSWERS = {
    "gap-members-001": ("cache.t4g.micro", "7.0.7"),
    "gap-members-002": ("cache.t4g.micro", "7.0.7"),
}


def probe(client: Clients) -> object:
    """The members of a group of two, and the description of each."""
    cache = client("elasticache")
    members = cache.create_replication_group(
        ReplicationGroupId="gap-members",
        ReplicationGroupDescription="d",
        NumCacheClusters=2,
        AutomaticFailoverEnabled=True,
        CacheNodeType="cache.t4g.micro",
        Engine="redis",
        EngineVersion="7.0",
    )["ReplicationGroup"]["MemberClusters"]
    answer = [cache.describe_cache_clusters(CacheClusterId=name)["CacheClusters"][0] for name in members]
    return {each["CacheClusterId"]: (each["CacheNodeType"], each["EngineVersion"]) for each in answer}


def apply() -> None:
    """Creates the requested number of members, and describes each from its group."""
    around(Backend, "create_replication_group", _create_replication_group)
    around(Response, "describe_cache_clusters", _describe_cache_clusters)


def _create_replication_group(original: Any, self: Backend, **wish: Any) -> Any:
    if wish.get("num_cache_clusters") and not wish.get("replicas_per_node_group"):
        wish["replicas_per_node_group"] = wish["num_cache_clusters"] - 1
    return original(self, **wish)


def _describe_cache_clusters(original: Any, self: Response) -> Any:
    name = self._get_param("CacheClusterId")
    for group in self.elasticache_backend.replication_groups.values():
        if name in group.member_clusters:
            return ActionResult({"CacheClusters": [_member(name, group)]})
    return original(self)


def _member(name: str, group: Any) -> dict[str, Any]:
    version = group.engine_version or "7.0"
    family = f"default.redis{version.split('.')[0]}"
    encrypted = group.transit_encryption_enabled
    topic = group.notification_topic_arn
    return {
        "CacheClusterId": name,
        "ReplicationGroupId": group.replication_group_id,
        "ARN": group.arn.replace(f"replicationgroup:{group.replication_group_id}", f"cluster:{name}"),
        "CacheClusterStatus": group.status,
        "CacheNodeType": group.cache_node_type,
        "NumCacheNodes": 1,
        "Engine": group.engine,
        "EngineVersion": f"{version}.7" if version.count(".") == 1 else version,
        "PreferredMaintenanceWindow": (group.preferred_maintenance_window or "sun:05:00-sun:06:00").lower(),
        "CacheSubnetGroupName": group.cache_subnet_group_name,
        "CacheParameterGroup": {
            "CacheParameterGroupName": group.cache_parameter_group_name or family,
            "ParameterApplyStatus": "in-sync",
        },
        "SecurityGroups": [
            {"SecurityGroupId": each, "Status": "active"} for each in group.security_group_ids or []
        ],
        "AtRestEncryptionEnabled": group.at_rest_encryption_enabled,
        "TransitEncryptionEnabled": encrypted,
        "TransitEncryptionMode": group.transit_encryption_mode or ("required" if encrypted else None),
        "AuthTokenEnabled": group.auth_token_enabled,
        "AutoMinorVersionUpgrade": str(group.auto_minor_version_upgrade).lower() != "false",
        "SnapshotRetentionLimit": group.snapshot_retention_limit,
        "SnapshotWindow": group.snapshot_window,
        "NotificationConfiguration": {"TopicArn": topic, "TopicStatus": "active"} if topic else None,
    }
