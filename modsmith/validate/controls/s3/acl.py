"""S3: no access control list makes a bucket public."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.buckets import BUCKET
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

ACL = "aws_s3_bucket_acl"
CLOSED = frozenset(
    {"private", "log-delivery-write", "bucket-owner-read", "bucket-owner-full-control", "aws-exec-read"}
)
GRANTEE = "access_control_policy.0.grant"
GROUPS = ("/AllUsers", "/AuthenticatedUsers")


def check(resource: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks canned lists and grants for public access."""
    acl = resource.known("acl")
    grants = resource.blocks("grant" if resource.type == BUCKET else GRANTEE)
    if resource.type == BUCKET and acl is None and not grants:
        raise NotApplicableError("The bucket has no access control list.")
    if acl is not None and str(acl) not in CLOSED:
        yield Violation(f"The bucket's access control list is {acl}.", "acl")
    for grant in map(resource.part, grants):
        uri = grant.known("uri") or grant.known("grantee.0.uri")
        if str(uri).endswith(GROUPS):
            yield Violation(f"The access control list grants access to {uri}.", "grant")


CONTROL = Control(
    id="s3-acl",
    title="No access control list makes a bucket public.",
    why="A public access control list publishes the bucket as soon as its public access block is removed.",
    source="https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html",
    fix="Remove access control lists, and define access in the bucket policy.",
    types=(BUCKET, ACL),
    severity=Severity.CRITICAL,
    check=check,
    checkov=("CKV2_AWS_43", "CKV_AWS_20", "CKV_AWS_57", "CKV_AWS_375"),
    trivy=("AVD-AWS-0092",),
    fsbp=("S3.2", "S3.3"),
    always=True,
)
