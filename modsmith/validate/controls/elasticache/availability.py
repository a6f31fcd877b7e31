"""ElastiCache: a production cache survives the loss of an availability zone."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import caches
from modsmith.validate.aws.environments import production_only
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

COUNTS = ("num_cache_clusters", "replicas_per_node_group", "num_cache_nodes")
GUARDS = (
    (caches.GROUP, "automatic_failover_enabled"),
    (caches.GROUP, "multi_az_enabled"),
    (caches.GROUP, "num_cache_clusters"),
)


def check(cache: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for a replica in another zone with automatic failover, or for several Memcached nodes."""
    production_only(evaluation)
    caches.no_member(cache)
    if cache.type == caches.CLUSTER:
        yield from _cluster(cache)
        return
    for switch, violation in (
        ("automatic_failover_enabled", "Automatic failover is off."),
        ("multi_az_enabled", "All replicas can be in the same availability zone."),
    ):
        if not cache.flag(switch):
            yield Violation(violation, switch)
    nodes, replicas = cache.number("num_cache_clusters"), cache.number("replicas_per_node_group")
    if (nodes or 0) < 2 and (replicas or 0) < 1:
        yield Violation("The cache has no replica.", "num_cache_clusters")


def _cluster(cache: Resource) -> Iterator[Violation]:
    if caches.engine(cache) != "memcached":
        yield Violation("A cluster outside a replication group has no replica.", "engine")
    elif (cache.number("num_cache_nodes") or 0) < 2 or cache.at("az_mode") != "cross-az":
        yield Violation("All nodes can be in the same availability zone.", "num_cache_nodes")


CONTROL = Control(
    id="elasticache-availability",
    title="A production cache has a replica in another availability zone with automatic failover.",
    why="If the only node fails, the cache is gone and its full load hits the database behind it.",
    source="https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoFailover.html",
    fix="Set automatic_failover_enabled and multi_az_enabled, and num_cache_clusters to 2 or more.",
    types=caches.TYPES,
    severity=Severity.MEDIUM,
    check=check,
    checkov=("CKV2_AWS_50",),
    fsbp=("ElastiCache.3",),
    guards=GUARDS,
)
