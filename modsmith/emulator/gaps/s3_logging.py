"""S3: the key format of access logs."""

from __future__ import annotations

import json

from modsmith.emulator.gaps import Clients
from modsmith.emulator.s3_echo import echo

MOTO_GAP = "GetBucketLogging omits TargetObjectKeyFormat"
SEEN_IN = "5.2.5"
AWS_ANSWERS = {"PartitionedPrefix": {"PartitionDateSource": "EventTime"}}

DELIVERY = {
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Principal": {"Service": "logging.s3.amazonaws.com"},
            "Action": "s3:PutObject",
            "Resource": "arn:aws:s3:::gap-logging/*",
        }
    ],
}


def probe(client: Clients) -> object:
    """The key format of a bucket that logs to another."""
    s3, source = client("s3"), "gap-logging-source"
    for bucket in ("gap-logging", source):
        s3.create_bucket(Bucket=bucket)
    s3.put_bucket_policy(Bucket="gap-logging", Policy=json.dumps(DELIVERY))
    target = {"TargetBucket": "gap-logging", "TargetPrefix": "log/", "TargetObjectKeyFormat": AWS_ANSWERS}
    s3.put_bucket_logging(Bucket=source, BucketLoggingStatus={"LoggingEnabled": target})
    return s3.get_bucket_logging(Bucket=source)["LoggingEnabled"].get("TargetObjectKeyFormat")


def apply() -> None:
    """Stores the configuration."""
    echo("logging")
