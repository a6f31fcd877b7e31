"""ElastiCache: deletion of a replication group."""

from __future__ import annotations

from typing import Any

from moto.elasticache.models import ElastiCacheBackend as Backend

from modsmith.emulator.gaps import Clients
from modsmith.emulator.patching import around

MOTO_GAP = "A deleted replication group stays in the state deleting forever"
SEEN_IN = "5.2.5"
AWS_ANSWERS = {"answer": "deleting", "left": []}


def probe(client: Clients) -> object:
    """The response of DeleteReplicationGroup, and whether the group still exists afterwards."""
    cache, group = client("elasticache"), {"ReplicationGroupId": "gap-deleted"}
    cache.create_replication_group(**group, ReplicationGroupDescription="d")
    answer = cache.delete_replication_group(**group)["ReplicationGroup"]["Status"]
    left = [each["ReplicationGroupId"] for each in cache.describe_replication_groups()["ReplicationGroups"]]
    return {"answer": answer, "left": [name for name in left if name == "gap-deleted"]}


def apply() -> None:
    """Removes the group immediately."""
    around(Backend, "delete_replication_group", _delete_replication_group)


def _delete_replication_group(original: Any, self: Backend, replication_group_id: str, **kwargs: Any) -> Any:
    group = original(self, replication_group_id=replication_group_id, **kwargs)
    self.tagging_service.delete_all_tags_for_resource(group.arn)
    del self.replication_groups[replication_group_id]
    return group
