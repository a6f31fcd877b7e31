"""S3: the policy of an access point allows what and whom it names."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import grants
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

POINT, POLICY = "aws_s3_access_point", "aws_s3control_access_point_policy"


def check(resource: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks that the policy does not allow it to everyone, nor everything."""
    return grants.check_own(resource, "policy", evaluation, optional_in=POINT)


CONTROL = Control(
    id="s3-access-point-policy",
    title="The policy of an access point allows named actions to named principals.",
    why="Whoever its policy admits reads or changes the bucket, as far as the bucket's policy delegates to it.",
    source="https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-policies.html",
    fix="Name the principals and actions, or restrict them with aws:PrincipalOrgID.",
    types=(POINT, POLICY),
    severity=Severity.CRITICAL,
    check=check,
    always=True,
    guards=((POLICY, "policy"),),
)
