"""S3: replication rules."""

from __future__ import annotations

import json
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
    rules = {"Role": _role(client), "Rules": [RULE]}
    s3.put_bucket_replication(Bucket="gap-replication", ReplicationConfiguration=rules)
    return s3.get_bucket_replication(Bucket="gap-replication")["ReplicationConfiguration"]["Rules"]


def _role(client: Clients) -> str:
    """A role that may replicate anything."""
    trust = {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "s3.amazonaws.com"}}
    allowed = {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}
    iam = client("iam")
    role = iam.create_role(RoleName="gap-replication", AssumeRolePolicyDocument=_document(trust))["Role"]
    iam.put_role_policy(RoleName="gap-replication", PolicyName="all", PolicyDocument=_document(allowed))
    return str(role["Arn"])


def _document(statement: dict[str, Any]) -> str:
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})


def apply() -> None:
    """Stores the rules."""
    echo("replication")
