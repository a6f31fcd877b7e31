"""Redshift: data is encrypted with the module's key."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import keys, warehouses
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity


def check(resource: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks the cluster's storage, and the key of a namespace and of copied snapshots."""
    if resource.type == warehouses.CLUSTER and not warehouses.is_encrypted(resource, evaluation):
        yield Violation("The cluster does not encrypt its data at rest.", "encrypted")
    else:
        yield from keys.check(resource, "kms_key_id", evaluation)


CONTROL = Control(
    id="redshift-encryption",
    title=("A data warehouse and its copied snapshots are encrypted, with the module's key if there is one."),
    why=("Snapshots inherit the encryption, and you can monitor and revoke only a key in your own account."),
    source="https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-db-encryption.html",
    fix="Set encrypted = true and kms_key_id.",
    types=(warehouses.CLUSTER, warehouses.NAMESPACE, warehouses.GRANT),
    severity=Severity.HIGH,
    check=check,
    checkov=(
        "CKV_AWS_64",
        "CKV_AWS_142",
        "CKV_AWS_281",
        "CKV_AWS_282",
    ),
    trivy=("AVD-AWS-0084",),
    fsbp=(
        "Redshift.10",
        "RedshiftServerless.4",
    ),
    guards=(
        (warehouses.CLUSTER, "encrypted"),
        (warehouses.CLUSTER, "kms_key_id"),
        (warehouses.NAMESPACE, "kms_key_id"),
        (warehouses.GRANT, "kms_key_id"),
    ),
)
