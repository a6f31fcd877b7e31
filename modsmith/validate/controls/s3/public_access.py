"""S3: a bucket cannot become public."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.buckets import BUCKET, bucket_of, parts
from modsmith.validate.aws.published import published
from modsmith.validate.control import Control, Violation
from modsmith.validate.fixing.declared import AddResource, Fix, SetArgument
from modsmith.validate.severity import Severity

SWITCHES = ("block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets")
BLOCK = "aws_s3_bucket_public_access_block"
GUARDS = ((BLOCK, ""), (BLOCK, "bucket"), *((BLOCK, name) for name in SWITCHES))


def check(resource: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks that all four settings of the public access block are on."""
    blocks = parts(resource, evaluation, BLOCK)
    if not blocks:
        yield Violation(f"The bucket has no {BLOCK}.")
    for block in blocks:
        for name in SWITCHES:
            if not block.flag(name):
                yield Violation(f"{block.address}: {name} is off.", name)


def _is_public_on_purpose(resource: Resource, evaluation: Evaluation) -> str:
    """What the module publishes would no longer be reachable, and AWS would refuse a public policy."""
    bucket = resource if resource.type == BUCKET else bucket_of(resource, evaluation)
    if bucket is None:
        return "the bucket is not in the module, so who reads it is not known"
    return published(bucket, evaluation)


_EFFECT = "Public access to the bucket that was granted outside of the module ends."
FIXES: tuple[Fix, ...] = (
    AddResource(
        BLOCK,
        BUCKET,
        "bucket",
        "id",
        tuple(f"{name} = true" for name in SWITCHES),
        effect=_EFFECT,
        unless=_is_public_on_purpose,
    ),
    *(
        SetArgument(BLOCK, name, "true", link="bucket", effect=_EFFECT, unless=_is_public_on_purpose)
        for name in SWITCHES
    ),
)


CONTROL = Control(
    id="s3-public-access",
    title="A bucket cannot become public, neither by its policy nor by access control lists.",
    why="Without the block, one careless policy or object upload makes the bucket public.",
    source="https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html",
    fix="Add an aws_s3_bucket_public_access_block for the bucket with all four settings true.",
    types=(BUCKET, BLOCK),
    severity=Severity.HIGH,
    check=check,
    checkov=("CKV2_AWS_6", "CKV_AWS_53", "CKV_AWS_54", "CKV_AWS_55", "CKV_AWS_56"),
    trivy=("AVD-AWS-0086", "AVD-AWS-0087", "AVD-AWS-0091", "AVD-AWS-0093", "AVD-AWS-0094"),
    fsbp=("S3.2", "S3.3", "S3.8"),
    always=True,
    guards=GUARDS,
    fixes=FIXES,
)
