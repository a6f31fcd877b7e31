"""EC2: no image is public."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

PERMISSION = "aws_ami_launch_permission"
BLOCK = "aws_ec2_image_block_public_access"


def check(resource: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that images are shared with named accounts only, and that the block on public ones is on."""
    if resource.type == BLOCK:
        if resource.known("state") != "block-new-sharing":
            yield Violation("Images of the account can be made public.", "state")
    elif resource.known("group") == "all":
        yield Violation("Every AWS account can launch the image and read its disks.", "group")


CONTROL = Control(
    id="ec2-image-sharing",
    title="No machine image is public.",
    why="Anyone can launch a public image and read what its disks contain.",
    source="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/block-public-access-to-amis.html",
    fix='Name account_id, organization_arn or organizational_unit_arn, and set state = "block-new-sharing".',
    types=(PERMISSION, BLOCK),
    severity=Severity.CRITICAL,
    check=check,
    guards=((BLOCK, "state"),),
)
