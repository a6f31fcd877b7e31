"""ElastiCache: alarms watch the memory and the use of every node."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource, UndeterminedError
from modsmith.evaluate.values import Choice, why
from modsmith.validate.aws import alarms, caches, naming
from modsmith.validate.aws.alarms import Metric
from modsmith.validate.aws.policies import text
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

MEMORY = ("Evictions", "DatabaseMemoryUsagePercentage", "FreeableMemory", "BytesUsedForCache", "SwapUsage")
USE = ("CacheHits", "CacheHitRate", "GetHits", "CPUUtilization", "EngineCPUUtilization", "CurrConnections")
GUARDS = ((alarms.ALARM, ""), (alarms.ALARM, "dimensions"), (alarms.ALARM, "metric_name"))


def check(cache: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for one alarm of each kind for every node."""
    caches.no_member(cache)
    for node in _nodes(cache, evaluation):
        for what, names in (("memory", MEMORY), ("use", USE)):

            def is_of_node(metric: Metric, node: str = node) -> bool:
                value = metric.dimensions.get("CacheClusterId")
                return node in naming.spelled(value, evaluation) or evaluation.names(value, cache)

            meant = (node, *evaluation.names_of(cache))
            if not alarms.on(evaluation, "AWS/ElastiCache", names, is_of_node, ("CacheClusterId", meant)):
                yield Violation(f"No alarm watches the {what} of {node}.")


def _nodes(cache: Resource, evaluation: Evaluation) -> list[str]:
    """The node ids that AWS will assign; a single cluster's id is its node's id."""
    argument = "cluster_id" if cache.type == caches.CLUSTER else "replication_group_id"
    given = cache.at(argument)
    if given is None or isinstance(given, Choice):
        raise UndeterminedError(
            argument, "AWS chooses the names of its nodes" if given is None else why(given)
        )
    prefix = text(evaluation.resolve(given))
    if cache.type == caches.CLUSTER:
        return [prefix]
    groups, replicas = cache.number("num_node_groups"), cache.number("replicas_per_node_group")
    if groups or replicas:
        shards, each = int(groups or 1), int(replicas or 0) + 1
        ends = [f"{shard:04}-{node:03}" for shard in range(1, shards + 1) for node in range(1, each + 1)]
    else:
        ends = [f"{node:03}" for node in range(1, int(cache.number("num_cache_clusters") or 1) + 1)]
    return [f"{prefix}-{end}" for end in ends]


CONTROL = Control(
    id="elasticache-alarms",
    title="Alarms watch every node of a cache for its memory and its use.",
    why="A full cache evicts data that is still needed, and a cache that mostly misses only adds latency.",
    source="https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.WhichShouldIMonitor.html",
    fix=(
        "Add aws_cloudwatch_metric_alarm on Evictions and on CacheHits or CPUUtilization with each "
        "CacheClusterId."
    ),
    types=caches.TYPES,
    severity=Severity.LOW,
    scope="deployment",
    check=check,
    reads=(alarms.ALARM,),
    guards=GUARDS,
)
