"""ElastiCache: what controls of replication groups and single clusters share."""

from __future__ import annotations

from modsmith.evaluate.evaluation import Resource
from modsmith.validate.control import NotApplicableError

GROUP = "aws_elasticache_replication_group"
CLUSTER = "aws_elasticache_cluster"
PARAMETERS = "aws_elasticache_parameter_group"
TYPES = (GROUP, CLUSTER)


def no_member(cache: Resource) -> None:
    """Ends a control for a cluster that belongs to a replication group.

    Raises:
        NotApplicableError: it does.
        UndeterminedError: nobody knows.
    """
    if cache.type == CLUSTER and cache.is_set("replication_group_id"):
        raise NotApplicableError("It is a node of a replication group, which answers for it.")


def engine(cache: Resource) -> str:
    """`redis`, `valkey` or `memcached`; a replication group is Redis where it does not say.

    Raises:
        UndeterminedError: nobody knows it.
    """
    return str(cache.known("engine") or "redis")


def no_memcached(cache: Resource) -> None:
    """Ends a control for Memcached.

    Raises:
        NotApplicableError: it is.
        UndeterminedError: nobody knows.
    """
    if engine(cache) == "memcached":
        raise NotApplicableError("Memcached keeps no copies.")
