"""S3: access logs to a bucket whose policy has a statement for everyone."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any

from moto.s3.models import FakeBucket

from modsmith.emulator.gaps import Clients

MOTO_GAP = 'PutBucketLogging returns 500 if the target policy has a statement with "Principal": "*"'
SEEN_IN = "5.2.5"
AWS_ANSWERS = "gap-logging-principal"

STATEMENTS = [
    {
        "Effect": "Deny",
        "Principal": "*",
        "Action": "s3:*",
        "Resource": "arn:aws:s3:::gap-logging-principal/*",
        "Condition": {"Bool": {"aws:SecureTransport": "false"}},
    },
    {
        "Effect": "Allow",
        "Principal": {"Service": "logging.s3.amazonaws.com"},
        "Action": "s3:PutObject",
        "Resource": "arn:aws:s3:::gap-logging-principal/*",
    },
]


def probe(client: Clients) -> object:
    """The target of logs, in a bucket whose policy denies plain HTTP for everyone."""
    s3, bucket, source = client("s3"), "gap-logging-principal", "gap-logging-principal-source"
    for name in (bucket, source):
        s3.create_bucket(Bucket=name)
    s3.put_bucket_policy(Bucket=bucket, Policy=json.dumps({"Version": "2012-10-17", "Statement": STATEMENTS}))
    target = {"TargetBucket": bucket, "TargetPrefix": ""}
    s3.put_bucket_logging(Bucket=source, BucketLoggingStatus={"LoggingEnabled": target})
    return s3.get_bucket_logging(Bucket=source)["LoggingEnabled"]["TargetBucket"]


def apply() -> None:
    """Passes moto only the statements whose principal it can read."""
    original = FakeBucket._log_permissions_enabled_policy

    def log_permissions_enabled_policy(target_bucket: Any, target_prefix: str | None) -> bool:
        shown = SimpleNamespace(name=target_bucket.name, partition=target_bucket.partition, policy=None)
        if target_bucket.policy:
            statements = json.loads(target_bucket.policy)["Statement"]
            legible = [each for each in statements if isinstance(each.get("Principal"), dict)]
            shown.policy = json.dumps({"Statement": legible}).encode()
        return original(shown, target_prefix)  # type: ignore[arg-type]

    setattr(  # noqa: B010 - a plain assignment does not type-check
        FakeBucket, "_log_permissions_enabled_policy", staticmethod(log_permissions_enabled_policy)
    )
