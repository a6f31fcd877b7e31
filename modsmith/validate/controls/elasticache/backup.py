"""ElastiCache: what a cache holds can be brought back."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import caches
from modsmith.validate.aws.environments import is_production
from modsmith.validate.control import Control, Violation

GUARDS = tuple(
    (type_, path)
    for type_ in caches.TYPES
    for path in ("snapshot_retention_limit", "final_snapshot_identifier")
)


def check(cache: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """A daily snapshot, and in production a last one."""
    caches.no_member(cache)
    caches.no_memcached(cache)
    if (cache.number("snapshot_retention_limit") or 0) < 1:
        yield Violation("It takes no daily snapshot.", "snapshot_retention_limit")
    if is_production(evaluation) and not cache.is_set("final_snapshot_identifier"):
        yield Violation("It goes without a final snapshot.", "final_snapshot_identifier")


CONTROL = Control(
    id="elasticache-backup",
    title="A cache takes a snapshot every day, and one of production a last one when it is deleted.",
    why="A cache that starts empty sends all of its load to the database behind it.",
    source="https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups.html",
    fix="Set snapshot_retention_limit of 1 or more, and final_snapshot_identifier in production.",
    types=caches.TYPES,
    check=check,
    checkov=("CKV_AWS_134",),
    guards=GUARDS,
)
