"""MemoryDB: a cluster uses TLS, and data is encrypted with the module's key."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import keys, switches
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

CLUSTER = "aws_memorydb_cluster"
SNAPSHOT = "aws_memorydb_snapshot"


def check(resource: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks TLS, which is on by default, and the key."""
    if resource.type == CLUSTER and not switches.is_on(resource, "tls_enabled"):
        yield Violation(
            "The cluster accepts unencrypted connections, and then has no access control.", "tls_enabled"
        )
    yield from keys.check(resource, "kms_key_arn", evaluation)


CONTROL = Control(
    id="memorydb-encryption",
    title=(
        "A MemoryDB cluster uses TLS, and its data and snapshots are encrypted with the module's "
        "key if there is one."
    ),
    why="Attackers on the network can read and change unencrypted records.",
    source="https://docs.aws.amazon.com/memorydb/latest/devguide/data-protection.html",
    fix="Leave tls_enabled on, and set kms_key_arn.",
    types=(CLUSTER, SNAPSHOT),
    severity=Severity.HIGH,
    check=check,
    checkov=(
        "CKV_AWS_201",
        "CKV_AWS_202",
        "CKV_AWS_278",
    ),
    guards=((CLUSTER, "kms_key_arn"), (SNAPSHOT, "kms_key_arn")),
)
