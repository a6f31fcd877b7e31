"""Neptune: storage is encrypted with the module's key."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import documents, keys
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

CLUSTER = documents.GRAPH
GLOBAL = "aws_neptune_global_cluster"
ANALYTICS = "aws_neptunegraph_graph"
KEYS = {CLUSTER: "kms_key_arn", ANALYTICS: "kms_key_identifier"}


def check(cluster: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks encryption, which only graphs of Neptune Analytics have by default, and the key."""
    if cluster.type != ANALYTICS and not cluster.flag("storage_encrypted"):
        yield Violation("The cluster does not encrypt its storage.", "storage_encrypted")
    elif cluster.type in KEYS:
        yield from keys.check(cluster, KEYS[cluster.type], evaluation)


CONTROL = Control(
    id="neptune-encryption",
    title="A Neptune cluster encrypts its storage, with the module's key if there is one.",
    why=(
        "Encryption cannot be turned on later, and snapshots of an unencrypted cluster are "
        "unencrypted as well."
    ),
    source="https://docs.aws.amazon.com/neptune/latest/userguide/encrypt.html",
    fix="Set storage_encrypted = true and kms_key_arn.",
    types=(CLUSTER, GLOBAL, ANALYTICS),
    severity=Severity.HIGH,
    check=check,
    checkov=(
        "CKV_AWS_44",
        "CKV_AWS_347",
    ),
    trivy=(
        "AVD-AWS-0076",
        "AVD-AWS-0128",
    ),
    fsbp=(
        "Neptune.1",
        "Neptune.6",
    ),
    guards=(
        (CLUSTER, "storage_encrypted"),
        (CLUSTER, "kms_key_arn"),
        (GLOBAL, "storage_encrypted"),
        (ANALYTICS, "kms_key_identifier"),
    ),
)
