"""RDS: keys of the cluster's own region."""

from __future__ import annotations

from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients
from modsmith.emulator.samples import cluster, key

AWS_REFUSES = "a KMS key of another region"
SOURCE = "docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html"
OPERATIONS = ("CreateDBCluster", "CreateDBInstance")
CODE = "KMSKeyNotAccessibleFault"


def check(call: Call) -> str | None:
    """Compares the regions in the ARNs of the keys."""
    for name in ("KmsKeyId", "PerformanceInsightsKMSKeyId", "MasterUserSecretKmsKeyId"):
        arn = call.values.get(name, "")
        if arn.startswith("arn:") and arn.split(":")[3] != call.region:
            return (
                f"The specified KMS key [{arn}] does not exist, is not enabled or you do not have permissions to"
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
    return cluster(client, StorageEncrypted=True, KmsKeyId=key(client, region))
