"""S3: the bucket owner owns all objects, and access control lists are off."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.buckets import BUCKET, bucket_of, parts
from modsmith.validate.control import Control, Violation
from modsmith.validate.fixing.declared import AddResource, SetArgument
from modsmith.validate.severity import Severity

OWNERSHIP = "aws_s3_bucket_ownership_controls"
ACL = "aws_s3_bucket_acl"
GUARDS = ((OWNERSHIP, ""), (OWNERSHIP, "bucket"), (OWNERSHIP, "rule"), (OWNERSHIP, "rule.object_ownership"))


def check(resource: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks that ownership is enforced explicitly; AWS's default depends on the bucket's age."""
    found = parts(resource, evaluation, OWNERSHIP)
    if not found:
        yield Violation(f"The bucket has no {OWNERSHIP}: its age decides whether access control lists work.")
    for part in found:
        if part.known("rule.0.object_ownership") != "BucketOwnerEnforced":
            yield Violation(f"{part.address}: access control lists are enabled.", "rule")


ENFORCED = '"BucketOwnerEnforced"'
_EFFECT = "Access that only an access control list set outside of the module grants ends."


def _uses_acls(resource: Resource, evaluation: Evaluation) -> str:
    """Without access control lists, AWS refuses to set one, and what they grant ends."""
    bucket = resource if resource.type == BUCKET else bucket_of(resource, evaluation)
    if bucket is None:
        return "the bucket is not in the module, so its access control lists are not known"
    if bucket.is_set("acl") or bucket.blocks("grant") or evaluation.attached(bucket, ACL, "bucket"):
        return "the module sets an access control list for the bucket"
    for distribution in evaluation.of("aws_cloudfront_distribution"):
        if any(evaluation.names(one.at("bucket"), bucket) for one in distribution.parts("logging_config")):
            return "CloudFront writes its logs there with an access control list"
    return ""


FIXES = (
    AddResource(
        OWNERSHIP,
        BUCKET,
        "bucket",
        "id",
        ("", "rule {", f"object_ownership = {ENFORCED}", "}"),
        effect=_EFFECT,
        unless=_uses_acls,
    ),
    SetArgument(
        OWNERSHIP, "rule.object_ownership", ENFORCED, link="bucket", effect=_EFFECT, unless=_uses_acls
    ),
)


CONTROL = Control(
    id="s3-ownership",
    title="The bucket owner owns every object, and access control lists are off.",
    why="With access control lists, a single upload can grant access to an object despite all policies.",
    source="https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html",
    fix='Add an aws_s3_bucket_ownership_controls with object_ownership = "BucketOwnerEnforced".',
    types=(BUCKET, OWNERSHIP),
    severity=Severity.MEDIUM,
    check=check,
    checkov=("CKV2_AWS_65",),
    fsbp=("S3.12",),
    always=True,
    guards=GUARDS,
    fixes=FIXES,
)
