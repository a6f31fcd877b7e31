"""RDS: keys of the cluster's own region."""

from __future__ import annotations

from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients

AWS_REFUSES = "a KMS key of another region"
SOURCE = "docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html"
OPERATIONS = ("CreateDBCluster", "CreateDBInstance")
CODE = "KMSKeyNotAccessibleFault"


def check(call: Call) -> str | None:
    """Compares the regions in the ARNs of the keys."""
    for name in ("KmsKeyId", "PerformanceInsightsKMSKeyId", "MasterUserSecretKmsKeyId"):
        key = call.values.get(name, "")
        if key.startswith("arn:") and key.split(":")[3] != call.region:
            return (
                f"The specified KMS key [{key}] does not exist, is not enabled or you do not have permissions to"
                " access it."
            )
    return None


def refused(client: Clients) -> object:
    """A key of Ireland."""
    return _create(client, "eu-west-1")


def accepted(client: Clients) -> object:
    """A key of the cluster's region."""
    return _create(client, "us-east-1")


def _create(client: Clients, region: str) -> object:
    key = client("kms", region).create_key()["KeyMetadata"]["Arn"]
    return client("rds").create_db_cluster(
        DBClusterIdentifier="rule",
        Engine="aurora-postgresql",
        MasterUsername="owner",
        ManageMasterUserPassword=True,
        StorageEncrypted=True,
        KmsKeyId=key,
    )
