"""S3: replication rules."""

from __future__ import annotations

from typing import Any

from modsmith.emulator.gaps import Clients
from modsmith.emulator.s3_echo import echo

MOTO_GAP = "Replication rules lose their filter, replica encryption, metrics and delete markers"
SEEN_IN = "5.2.5"

RULE: dict[str, Any] = {
    "ID": "all",
    "Priority": 1,
    "Status": "Enabled",
    "Filter": {"Prefix": "data/"},
    "DeleteMarkerReplication": {"Status": "Enabled"},
    "SourceSelectionCriteria": {"SseKmsEncryptedObjects": {"Status": "Enabled"}},
    "Destination": {
        "Bucket": "arn:aws:s3:::gap-replication-there",
        "StorageClass": "STANDARD_IA",
        "EncryptionConfiguration": {"ReplicaKmsKeyID": "arn:aws:kms:eu-west-1:123456789012:key/k"},
        "Metrics": {"Status": "Enabled", "EventThreshold": {"Minutes": 15}},
    },
}
AWS_ANSWERS = [RULE]


def probe(client: Clients) -> object:
    """The rules of a bucket with a rule that has all fields."""
    s3 = client("s3")
    for bucket in ("gap-replication", "gap-replication-there"):
        s3.create_bucket(Bucket=bucket)
        s3.put_bucket_versioning(Bucket=bucket, VersioningConfiguration={"Status": "Enabled"})
    rules = {"Role": "arn:aws:iam::123456789012:role/r", "Rules": [RULE]}
    s3.put_bucket_replication(Bucket="gap-replication", ReplicationConfiguration=rules)
    return s3.get_bucket_replication(Bucket="gap-replication")["ReplicationConfiguration"]["Rules"]


def apply() -> None:
    """Stores the rules."""
    echo("replication")
