"""S3: an access point cannot make a bucket public."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import switches
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

POINT = "aws_s3_access_point"
PATHS = {
    POINT: "public_access_block_configuration",
    "aws_s3control_multi_region_access_point": "details.0.public_access_block",
}
SWITCHES = ("block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets")


def check(point: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that no setting is off; all are on by default, and nobody can change them later."""
    path = PATHS[point.type]
    for name in SWITCHES:
        if not switches.is_on(point, f"{path}.0.{name}"):
            yield Violation(f"{name} is off.", path.partition(".")[0])


CONTROL = Control(
    id="s3-access-points",
    title="An access point blocks public access.",
    why="The settings of an access point cannot be changed later.",
    source="https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-bpa-settings.html",
    fix="Leave all settings of the public access block on.",
    types=tuple(PATHS),
    severity=Severity.HIGH,
    check=check,
    always=True,
    checkov=("CKV_AWS_392",),
    fsbp=(
        "S3.19",
        "S3.24",
    ),
)
