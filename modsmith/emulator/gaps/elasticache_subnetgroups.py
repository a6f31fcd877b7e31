"""ElastiCache: deletion of a subnet group."""

from __future__ import annotations

from moto.core.responses import ActionResult, EmptyResult
from moto.elasticache.responses import ElastiCacheResponse as Response

from modsmith.emulator.gaps import Clients
from modsmith.emulator.patching import add_to

MOTO_GAP = "DeleteCacheSubnetGroup is not implemented"
SEEN_IN = "5.2.5"
AWS_ANSWERS: list[str] = []


def probe(client: Clients) -> object:
    """The remaining groups after the deletion of the only one."""
    subnet = client("ec2").describe_subnets()["Subnets"][0]["SubnetId"]
    cache, group = client("elasticache"), {"CacheSubnetGroupName": "gap-subnets"}
    cache.create_cache_subnet_group(**group, CacheSubnetGroupDescription="d", SubnetIds=[subnet])
    cache.delete_cache_subnet_group(**group)
    left = cache.describe_cache_subnet_groups()["CacheSubnetGroups"]
    return [each["CacheSubnetGroupName"] for each in left]


def apply() -> None:
    """Removes the group from moto's backend, after a look-up that raises if it does not exist."""
    add_to(Response, _delete_cache_subnet_group)


def _delete_cache_subnet_group(self: Response) -> ActionResult:
    name = self._get_param("CacheSubnetGroupName")
    backend = self.elasticache_backend
    (group,) = backend.describe_cache_subnet_groups(name)
    backend.tagging_service.delete_all_tags_for_resource(group.arn)
    del backend.cache_subnet_groups[name]
    return EmptyResult()
