"""S3: a bucket rejects plain HTTP."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import tls
from modsmith.validate.aws.buckets import BUCKET, POLICY
from modsmith.validate.aws.tls import TLS_GUARDS
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

REFUSED = (("s3:GetObject", "/*"), ("s3:PutObject", "/*"), ("s3:ListBucket", ""))
GUARDS = ((POLICY, ""), (POLICY, "bucket"), (POLICY, "policy"), *TLS_GUARDS)


def check(bucket: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks that a bucket policy denies requests without TLS for the bucket and its objects."""
    yield from tls.check(bucket, evaluation, POLICY, "bucket", REFUSED)


CONTROL = Control(
    id="s3-tls",
    title="A bucket rejects requests without TLS.",
    why="Attackers on the network can read and change unencrypted objects.",
    source="https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html",
    fix="Deny s3:* on the bucket and its objects for everyone if aws:SecureTransport is false.",
    types=(BUCKET,),
    severity=Severity.MEDIUM,
    check=check,
    checkov=("CKV_AWS_379",),
    fsbp=("S3.5",),
    always=True,
    reads=(POLICY,),
    guards=GUARDS,
)
