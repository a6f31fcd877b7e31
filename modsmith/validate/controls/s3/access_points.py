"""S3: access points cannot become public."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import grants, links
from modsmith.validate.aws.links import SWITCHES
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

POINT, MULTI_REGION = "aws_s3_access_point", "aws_s3control_multi_region_access_point"
POLICY = "aws_s3control_access_point_policy"
BLOCK, MULTI_REGION_BLOCK = "public_access_block_configuration", "public_access_block"


def check(resource: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks that no setting of the block is off, and that the policy names principals."""
    if resource.type == MULTI_REGION:
        for details in resource.parts("details"):
            for block in details.parts(MULTI_REGION_BLOCK):
                yield from links.switched_off(block, SWITCHES, "details")
        return
    if resource.type == POINT:
        for block in resource.parts(BLOCK):
            yield from links.switched_off(block, SWITCHES, BLOCK)
    if resource.type == POLICY and not resource.is_set("policy"):
        yield Violation("It has no policy.", "policy")
    yield from grants.check(resource, "policy", evaluation)


CONTROL = Control(
    id="s3-access-points",
    title="An access point cannot become public, and its policy names principals.",
    why="The block of an access point cannot be changed later. A public one opens its bucket to everyone.",
    source="https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-bpa-settings.html",
    fix="Leave all four settings of the block on, which is the default, and name principals in the policy.",
    types=(POINT, MULTI_REGION, POLICY),
    severity=Severity.HIGH,
    check=check,
    always=True,
    checkov=("CKV_AWS_392",),
    fsbp=("S3.19", "S3.24"),
    guards=((POLICY, "policy"),),
)
