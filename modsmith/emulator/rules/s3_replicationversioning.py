"""S3: replication between versioned buckets."""

from __future__ import annotations

from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients
from modsmith.emulator.samples import allow, bucket, role
from modsmith.emulator.state import backend

AWS_REFUSES = "replication from or to a bucket without versioning"
SOURCE = "github.com/nozaq/terraform-aws-remote-state-s3-backend/issues/107"
OPERATIONS = ("PutBucketReplication",)
CODE = "InvalidRequest"


def check(call: Call) -> str | None:
    """Looks both buckets up; one in another account is not known here."""
    buckets = backend(call, "s3", "aws").buckets
    source = buckets.get(call.values["Bucket"])
    if source and not source.is_versioned:
        return "Versioning must be 'Enabled' on the bucket to apply a replication configuration"
    for rule in call.values["ReplicationConfiguration"]["Rules"]:
        target = buckets.get(rule["Destination"]["Bucket"].rpartition(":")[2])
        if target and not target.is_versioned:
            return "Destination bucket must have versioning enabled."
    return None


def refused(client: Clients) -> object:
    """A destination without versioning."""
    return replicate(client, ["rule-source"])


def accepted(client: Clients) -> object:
    """Versioning on both sides."""
    return replicate(client, ["rule-source", "rule-target"])


def replicate(client: Clients, versioned: list[str], allowed: bool = True) -> object:
    """Replicates one bucket to another, with a role that has the permissions for it."""
    for name in ("rule-source", "rule-target"):
        s3 = bucket(client, name)
    for name in versioned:
        s3.put_bucket_versioning(Bucket=name, VersioningConfiguration={"Status": "Enabled"})
    source, target = "arn:aws:s3:::rule-source", "arn:aws:s3:::rule-target"
    read = ["s3:GetReplicationConfiguration", "s3:ListBucket", "s3:GetObjectVersionForReplication"]
    write = ["s3:ReplicateObject", "s3:ReplicateDelete", "s3:ReplicateTags"]
    statements = [allow(read, [source, f"{source}/*"]), allow(write, f"{target}/*")] if allowed else []
    rule = {
        "ID": "all",
        "Priority": 1,
        "Status": "Enabled",
        "Filter": {"Prefix": ""},
        "DeleteMarkerReplication": {"Status": "Disabled"},
        "Destination": {"Bucket": target},
    }
    configuration = {"Role": role(client, "s3.amazonaws.com", *statements), "Rules": [rule]}
    return s3.put_bucket_replication(Bucket="rule-source", ReplicationConfiguration=configuration)
