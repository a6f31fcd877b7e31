"""ElastiCache: helpers for controls of replication groups and single clusters."""

from __future__ import annotations

from modsmith.evaluate.evaluation import Resource
from modsmith.validate.control import NotApplicableError

GROUP = "aws_elasticache_replication_group"
CLUSTER = "aws_elasticache_cluster"
PARAMETERS = "aws_elasticache_parameter_group"
TYPES = (GROUP, CLUSTER)


def no_member(cache: Resource) -> None:
    """Skips a control for a cluster that belongs to a replication group.

    Raises:
        NotApplicableError: the control does not apply.
        UndeterminedError: the answer is unknown.
    """
    if cache.type == CLUSTER and cache.is_set("replication_group_id"):
        raise NotApplicableError("It is a node of a replication group, which has its own check.")


def no_secondary(cache: Resource) -> None:
    """Skips a control of what a secondary cache of a global datastore takes from the primary one.

    Raises:
        NotApplicableError: the control does not apply.
        UndeterminedError: the answer is unknown.
    """
    if cache.type == GROUP and cache.is_set("global_replication_group_id"):
        raise NotApplicableError("It takes this from the primary cache of its global datastore.")


def engine(cache: Resource) -> str:
    """`redis`, `valkey` or `memcached`; the default of a replication group is Redis.

    Raises:
        UndeterminedError: it is unknown.
    """
    return str(cache.known("engine") or "redis")


def no_memcached(cache: Resource) -> None:
    """Skips a control for Memcached.

    Raises:
        NotApplicableError: the control does not apply.
        UndeterminedError: the answer is unknown.
    """
    if engine(cache) == "memcached":
        raise NotApplicableError("Memcached does not support replicas.")
