"""ElastiCache: a cache can be restored from a snapshot."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import caches
from modsmith.validate.aws.environments import is_production
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

GUARDS = tuple(
    (type_, path)
    for type_ in caches.TYPES
    for path in ("snapshot_retention_limit", "final_snapshot_identifier")
)


def check(cache: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for daily snapshots and, in production, for a final snapshot."""
    caches.no_member(cache)
    caches.no_memcached(cache)
    if (cache.number("snapshot_retention_limit") or 0) < 1:
        yield Violation("The cache takes no daily snapshots.", "snapshot_retention_limit")
    if is_production(evaluation) and not cache.is_set("final_snapshot_identifier"):
        yield Violation("The cache takes no final snapshot.", "final_snapshot_identifier")


CONTROL = Control(
    id="elasticache-backup",
    title="A cache takes daily snapshots and, in production, a final snapshot before deletion.",
    why="A cache that starts empty sends its full load to the database behind it.",
    source="https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups.html",
    fix="Set snapshot_retention_limit to 1 or more, and final_snapshot_identifier in production.",
    types=caches.TYPES,
    severity=Severity.MEDIUM,
    check=check,
    checkov=("CKV_AWS_134",),
    trivy=("AVD-AWS-0050",),
    fsbp=("ElastiCache.1",),
    guards=GUARDS,
)
