"""ElastiCache: a cache of an old version has a password."""

from __future__ import annotations

import re
from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import caches
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

VERSIONED = 6
"""The first version with users, which a user group gives to a cache."""


def check(cache: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks for a password in versions that have no users."""
    major = re.match(r"\d+", str(cache.known("engine_version")))
    if caches.engine(cache) != "redis" or major is None or int(major.group()) >= VERSIONED:
        raise NotApplicableError("The version has users: see elasticache-users.")
    if not cache.is_set("auth_token"):
        yield Violation("Everyone who reaches the cache can read and change all data.", "auth_token")


CONTROL = Control(
    id="elasticache-auth",
    title="A cache of Redis before version 6 has a password.",
    why=("These versions have no users. Without a password, the network alone decides who reads the cache."),
    source="https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth.html",
    fix="Set auth_token, or engine_version to 6 or later with user_group_ids.",
    types=(caches.GROUP,),
    severity=Severity.HIGH,
    check=check,
    fsbp=("ElastiCache.6",),
    guards=((caches.GROUP, "auth_token"),),
)
