"""ElastiCache: encrypted where it lies and on its way."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import caches, keys
from modsmith.validate.control import Control, Violation

GUARDS = (
    (caches.GROUP, "at_rest_encryption_enabled"),
    (caches.GROUP, "kms_key_id"),
    (caches.GROUP, "transit_encryption_enabled"),
    (caches.CLUSTER, "transit_encryption_enabled"),
)


def check(cache: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """At rest with the module's key, in transit without exception."""
    caches.no_member(cache)
    if not cache.flag("transit_encryption_enabled"):
        yield Violation("It speaks in the clear.", "transit_encryption_enabled")
    if cache.known("transit_encryption_mode") == "preferred":
        yield Violation("It accepts connections in the clear as well.", "transit_encryption_mode")
    if cache.type == caches.GROUP:
        if cache.flag("at_rest_encryption_enabled"):
            yield from keys.check(cache, "kms_key_id", evaluation)
        else:
            yield Violation("What it keeps is not encrypted.", "at_rest_encryption_enabled")
    elif caches.engine(cache) != "memcached":
        yield Violation("A cluster without replication group cannot encrypt what it keeps.", "engine")


CONTROL = Control(
    id="elasticache-encryption",
    title="A cache is encrypted at rest, with the module's key where it has one, and in transit.",
    why="Sessions and tokens in a cache are as good as passwords, on its disks, in its backups and on the wire.",
    source="https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/encryption.html",
    fix="Set at_rest_encryption_enabled, kms_key_id and transit_encryption_enabled of a replication group.",
    types=caches.TYPES,
    check=check,
    checkov=("CKV_AWS_29", "CKV_AWS_30", "CKV_AWS_191"),
    guards=GUARDS,
)
