"""ElastiCache: a cache does not use the default subnets or security group."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import caches, naming
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

CHOSEN = ("subnet_group_name", "security_group_ids")


def check(cache: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for explicit subnets and security groups."""
    caches.no_member(cache)
    for argument in CHOSEN:
        if not cache.is_set(argument):
            yield Violation(f"The cache has no {argument} and uses the default one.", argument)
    if naming.is_foreign(cache.at("subnet_group_name"), evaluation, "aws_elasticache_subnet_group"):
        yield Violation("The cache's subnet group is not one of the module.", "subnet_group_name")


CONTROL = Control(
    id="elasticache-network",
    title="A cache is in explicitly chosen subnets and security groups.",
    why="The default security group lets all its members connect to the cache.",
    source="https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/VPCs.html",
    fix="Set subnet_group_name and security_group_ids.",
    types=caches.TYPES,
    severity=Severity.HIGH,
    check=check,
    checkov=("CKV_AWS_323",),
    fsbp=("ElastiCache.7",),
    guards=tuple((type_, path) for type_ in caches.TYPES for path in CHOSEN),
)
