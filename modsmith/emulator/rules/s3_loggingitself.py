"""S3: access logs in the bucket that they are about."""

from __future__ import annotations

from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients
from modsmith.emulator.samples import allow, bucket, document

AWS_REFUSES = "a bucket that logs into itself"
SOURCE = "docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html"
OPERATIONS = ("PutBucketLogging",)
CODE = "InvalidTargetBucketForLogging"
LATER = (
    "S3 accepts the configuration. Each log that it writes is an access that is logged again, so that the bucket grows"
    " without end; the user guide says not to do it."
)


def check(call: Call) -> str | None:
    """Compares source and target."""
    enabled = call.values["BucketLoggingStatus"].get("LoggingEnabled", {})
    if enabled.get("TargetBucket") != call.values["Bucket"]:
        return None
    return "The target bucket for logging must not be the bucket that is logged"


def refused(client: Clients) -> object:
    """A bucket that is its own target."""
    return _log(client, "rule-logs")


def accepted(client: Clients) -> object:
    """Another bucket."""
    return _log(client, "rule-source")


def _log(client: Clients, source: str) -> object:
    s3 = bucket(client, "rule-logs")
    if source != "rule-logs":
        bucket(client, source)
    service = {"Service": "logging.s3.amazonaws.com"}
    policy = document(allow("s3:PutObject", "arn:aws:s3:::rule-logs/*", Principal=service))
    s3.put_bucket_policy(Bucket="rule-logs", Policy=policy)
    status = {"LoggingEnabled": {"TargetBucket": "rule-logs", "TargetPrefix": "a/"}}
    return s3.put_bucket_logging(Bucket=source, BucketLoggingStatus=status)
