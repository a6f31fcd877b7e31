"""ElastiCache: a serverless cache is encrypted, private and backed up."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import keys, openings
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

CACHE = "aws_elasticache_serverless_cache"
CHOSEN = ("subnet_ids", "security_group_ids")


def check(cache: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks the key, the network and, for engines that have them, snapshots."""
    yield from keys.check(cache, "kms_key_id", evaluation)
    for argument in CHOSEN:
        if not openings.is_chosen(cache, argument):
            yield Violation(f"The cache has no {argument} and uses the default one.", argument)
    if cache.known("engine") != "memcached" and (cache.number("snapshot_retention_limit") or 0) < 1:
        yield Violation("The cache takes no daily snapshots.", "snapshot_retention_limit")


CONTROL = Control(
    id="elasticache-serverless",
    title=(
        "A serverless cache has the module's key if there is one, chosen subnets and security "
        "groups, and daily snapshots."
    ),
    why="The default security group lets all its members connect to the cache.",
    source="https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/WhatIs.corecomponents.html",
    fix="Set kms_key_id, subnet_ids, security_group_ids and snapshot_retention_limit.",
    types=(CACHE,),
    severity=Severity.HIGH,
    check=check,
    guards=tuple((CACHE, path) for path in ("kms_key_id", *CHOSEN, "snapshot_retention_limit")),
)
