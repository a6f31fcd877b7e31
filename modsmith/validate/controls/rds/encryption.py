"""RDS: storage, master password and Performance Insights are encrypted with the module's key."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import databases, keys
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.parameters import KEYS
from modsmith.validate.severity import Severity

GLOBAL = "aws_rds_global_cluster"
SOURCE = "source_db_cluster_identifier"
GUARDS = (
    (GLOBAL, "storage_encrypted"),
    (databases.CLUSTER, "storage_encrypted"),
    (databases.CLUSTER, "kms_key_id"),
    (databases.CLUSTER, "master_user_secret_kms_key_id"),
    (databases.INSTANCE, "storage_encrypted"),
    (databases.INSTANCE, "kms_key_id"),
    (databases.INSTANCE, "master_user_secret_kms_key_id"),
    (databases.INSTANCE, "performance_insights_kms_key_id"),
    (databases.MEMBER, "performance_insights_kms_key_id"),
)


def check(database: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks each key; the cluster determines the storage encryption of its instances."""
    if database.type == GLOBAL:
        yield from _of_global(database)
        return
    insights = database.flag("performance_insights_enabled")
    if database.type == databases.MEMBER and not insights:
        raise NotApplicableError("Its cluster encrypts its storage, and it has no Performance Insights.")
    if database.type != databases.MEMBER:
        if database.flag("storage_encrypted"):
            yield from keys.check(database, "kms_key_id", evaluation)
        else:
            yield Violation("The database's storage is not encrypted.", "storage_encrypted")
    if database.flag("manage_master_user_password"):
        yield from keys.check(database, "master_user_secret_kms_key_id", evaluation)
    if insights:
        yield from keys.check(database, "performance_insights_kms_key_id", evaluation)


def _of_global(database: Resource) -> Iterator[Violation]:
    if database.is_set(SOURCE):
        raise NotApplicableError("It has the encryption of the cluster that it is made from.")
    if not database.flag("storage_encrypted"):
        yield Violation("The clusters of the global database are not encrypted.", "storage_encrypted")


CONTROL = Control(
    id="rds-encryption",
    title=(
        "A database encrypts storage, master password and Performance Insights, with the module's "
        "key if there is one."
    ),
    why=(
        "You cannot encrypt existing storage later, and you can monitor and revoke only a key in "
        "your own account."
    ),
    source="https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Overview.Encryption.html",
    fix="Set storage_encrypted = true and every *kms_key_id* argument to the module's key.",
    types=(databases.CLUSTER, databases.MEMBER, databases.INSTANCE, GLOBAL),
    severity=Severity.HIGH,
    parameters=(KEYS,),
    check=check,
    checkov=("CKV_AWS_16", "CKV_AWS_96", "CKV_AWS_140", "CKV_AWS_327", "CKV_AWS_354"),
    trivy=("AVD-AWS-0078", "AVD-AWS-0079", "AVD-AWS-0080"),
    fsbp=("RDS.3", "RDS.4", "RDS.27"),
    guards=GUARDS,
)
