"""DocumentDB: storage is encrypted with the module's key."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import keys
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

CLUSTER = "aws_docdb_cluster"
GLOBAL = "aws_docdb_global_cluster"
ELASTIC = "aws_docdbelastic_cluster"


def check(cluster: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks encryption, which only elastic clusters have by default, and the key."""
    if cluster.type != ELASTIC and not cluster.flag("storage_encrypted"):
        yield Violation("The cluster does not encrypt its storage.", "storage_encrypted")
    elif cluster.type != GLOBAL:
        yield from keys.check(cluster, "kms_key_id", evaluation)


CONTROL = Control(
    id="docdb-encryption",
    title="A DocumentDB cluster encrypts its storage, with the module's key if there is one.",
    why="Encryption cannot be turned on later: the data has to move to a new cluster.",
    source="https://docs.aws.amazon.com/documentdb/latest/developerguide/encryption-at-rest.html",
    fix="Set storage_encrypted = true and kms_key_id.",
    types=(CLUSTER, GLOBAL, ELASTIC),
    severity=Severity.HIGH,
    check=check,
    checkov=(
        "CKV_AWS_74",
        "CKV_AWS_182",
        "CKV_AWS_292",
    ),
    trivy=(
        "AVD-AWS-0021",
        "AVD-AWS-0022",
    ),
    fsbp=("DocumentDB.1",),
    guards=(
        (CLUSTER, "storage_encrypted"),
        (CLUSTER, "kms_key_id"),
        (GLOBAL, "storage_encrypted"),
        (ELASTIC, "kms_key_id"),
    ),
)
