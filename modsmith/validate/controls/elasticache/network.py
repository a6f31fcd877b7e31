"""ElastiCache: the cache stands in subnets and security groups that somebody chose."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import caches, naming
from modsmith.validate.control import Control, Violation

CHOSEN = ("subnet_group_name", "security_group_ids")


def check(cache: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Neither the default subnets nor the default group."""
    caches.no_member(cache)
    for argument in CHOSEN:
        if not cache.is_set(argument):
            yield Violation(f"It has no {argument}, and stands in the default one.", argument)
    if naming.is_strange(cache.at("subnet_group_name"), evaluation, "aws_elasticache_subnet_group"):
        yield Violation("Its subnet group is none of the module's.", "subnet_group_name")


CONTROL = Control(
    id="elasticache-network",
    title="A cache stands in subnets and security groups that were chosen for it.",
    why="The default security group lets everything in it talk to the cache.",
    source="https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/VPCs.html",
    fix="Set subnet_group_name and security_group_ids.",
    types=caches.TYPES,
    check=check,
    checkov=("CKV_AWS_323",),
    guards=tuple((type_, path) for type_ in caches.TYPES for path in CHOSEN),
)
