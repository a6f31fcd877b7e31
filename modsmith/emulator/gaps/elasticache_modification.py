"""ElastiCache: changes to a replication group."""

from __future__ import annotations

from typing import Any

from moto.elasticache.responses import ElastiCacheResponse as Response

from modsmith.emulator.gaps import Clients
from modsmith.emulator.patching import around

MOTO_GAP = "ModifyReplicationGroup ignores snapshot and maintenance windows and six other settings"
SEEN_IN = "5.2.5"
AWS_ANSWERS = "03:00-04:00"

SETTINGS = {
    "SnapshotWindow": "snapshot_window",
    "PreferredMaintenanceWindow": "preferred_maintenance_window",
    "EngineVersion": "engine_version",
    "CacheParameterGroupName": "cache_parameter_group_name",
    "SecurityGroupIds": "security_group_ids",
    "NotificationTopicArn": "notification_topic_arn",
    "AutoMinorVersionUpgrade": "auto_minor_version_upgrade",
    "TransitEncryptionMode": "transit_encryption_mode",
}


def probe(client: Clients) -> object:
    """The snapshot window after a change."""
    cache, group = client("elasticache"), {"ReplicationGroupId": "gap-modified"}
    cache.create_replication_group(**group, ReplicationGroupDescription="d", SnapshotWindow="01:00-02:00")
    cache.modify_replication_group(**group, SnapshotWindow="03:00-04:00")
    return cache.describe_replication_groups(**group)["ReplicationGroups"][0]["SnapshotWindow"]


def apply() -> None:
    """Applies the ignored settings to moto's group before the response."""
    around(Response, "modify_replication_group", _modify_replication_group)


def _modify_replication_group(original: Any, self: Response) -> Any:
    groups, wishes = self.elasticache_backend.replication_groups, self._get_params()
    if group := groups.get(self._get_param("ReplicationGroupId")):
        for wish, attribute in SETTINGS.items():
            if wish in wishes:
                setattr(group, attribute, wishes[wish])
    return original(self)
