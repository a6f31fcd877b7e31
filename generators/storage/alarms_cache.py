"""Alarms on the nodes of Redis.

Source: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.Redis.html
"""

from __future__ import annotations

from typing import Any

from modsmith import Dynamic, expr

FIVE_MINUTES = 300

NODES = expr("var.enable_cloudwatch_alarms ? length(local.cache_nodes) : 0")
NODE = {"CacheClusterId": expr("local.cache_nodes[count.index]"), "CacheNodeId": "0001"}
"""A node of a replication group is a cluster of its own, whose only node is 0001."""

LOOKUPS = {
    "id": expr("metric_query.key"),
    "metric": {
        "namespace": "AWS/ElastiCache",
        "metric_name": expr("metric_query.value"),
        "dimensions": NODE,
        "stat": "Sum",
        "period": FIVE_MINUTES,
    },
}


def hit_rate() -> dict[str, Any]:
    """CacheHitRate as AWS defines it, from hits and misses, so that a node which nobody asks anything has no rate at all."""
    return {
        "count": NODES,
        "alarm_name": "${local.cache_nodes[count.index]}-hit-rate",
        "alarm_description": "Redis finds too few of the keys that it is asked for: look for keys that expire early or are evicted.",
        "evaluation_periods": 3,
        "comparison_operator": "LessThanThreshold",
        "threshold": expr("var.alarm_thresholds.cache_hit_rate_percent"),
        "metric_query": [
            {
                "id": "hit_rate",
                "expression": "IF(hits + misses >= ${var.alarm_thresholds.cache_hit_rate_requests}, 100 * hits / (hits + misses))",
                "label": "CacheHitRate",
                "return_data": True,
            },
            Dynamic(expr('{ hits = "CacheHits", misses = "CacheMisses" }'), LOOKUPS),
        ],
    }


def evictions() -> dict[str, Any]:
    """Some eviction is what `allkeys-lru` is for; much of it, for long, is a cache that is too small."""
    return {
        "count": NODES,
        "alarm_name": "${local.cache_nodes[count.index]}-evictions",
        "alarm_description": "Redis has no room left and drops keys that are still good: choose a larger node type.",
        "namespace": "AWS/ElastiCache",
        "metric_name": "Evictions",
        "dimensions": NODE,
        "statistic": "Sum",
        "period": FIVE_MINUTES,
        "evaluation_periods": 3,
        "comparison_operator": "GreaterThanThreshold",
        "threshold": expr("var.alarm_thresholds.cache_evictions"),
    }
