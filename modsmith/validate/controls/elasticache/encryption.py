"""ElastiCache: a cache encrypts data at rest and in transit."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import caches, keys
from modsmith.validate.control import Control, Violation
from modsmith.validate.parameters import KEYS
from modsmith.validate.severity import Severity

GUARDS = (
    (caches.GROUP, "at_rest_encryption_enabled"),
    (caches.GROUP, "kms_key_id"),
    (caches.GROUP, "transit_encryption_enabled"),
    (caches.CLUSTER, "transit_encryption_enabled"),
)


def check(cache: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks encryption at rest with the module's key, and encryption of all traffic."""
    caches.no_member(cache)
    caches.no_secondary(cache)
    if not cache.flag("transit_encryption_enabled"):
        yield Violation("The cache does not encrypt data in transit.", "transit_encryption_enabled")
    if cache.known("transit_encryption_mode") == "preferred":
        yield Violation("The cache also accepts unencrypted connections.", "transit_encryption_mode")
    if cache.type == caches.GROUP:
        if cache.flag("at_rest_encryption_enabled"):
            yield from keys.check(cache, "kms_key_id", evaluation)
        else:
            yield Violation("The cache does not encrypt data at rest.", "at_rest_encryption_enabled")
    elif caches.engine(cache) != "memcached":
        yield Violation("A cluster outside a replication group cannot encrypt data at rest.", "engine")


CONTROL = Control(
    id="elasticache-encryption",
    title="A cache is encrypted in transit and at rest, with the module's key if there is one.",
    why=(
        "Sessions and tokens in a cache are as sensitive as passwords: on disk, in backups and on "
        "the network."
    ),
    source="https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/encryption.html",
    fix="Set at_rest_encryption_enabled, kms_key_id and transit_encryption_enabled on a replication group.",
    types=caches.TYPES,
    severity=Severity.HIGH,
    parameters=(KEYS,),
    check=check,
    checkov=("CKV_AWS_29", "CKV_AWS_30", "CKV_AWS_191"),
    trivy=("AVD-AWS-0045", "AVD-AWS-0051"),
    fsbp=("ElastiCache.4", "ElastiCache.5"),
    guards=GUARDS,
)
