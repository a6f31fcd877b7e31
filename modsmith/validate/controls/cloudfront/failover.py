"""CloudFront: a distribution has a second origin for when the first one fails."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.services.distributions import DISTRIBUTION
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity


def check(distribution: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks for an origin group."""
    if not distribution.parts("origin_group"):
        yield Violation("The distribution has no origin group, so it fails together with its origin.")


CONTROL = Control(
    id="cloudfront-failover",
    title="A distribution has an origin group with a second origin.",
    why="When the only origin fails, users see errors until it is back.",
    source="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/high_availability_origin_failover.html",
    fix="Add an origin_group of two origins, and name it in target_origin_id.",
    types=(DISTRIBUTION,),
    severity=Severity.LOW,
    scope="deployment",
    check=check,
    checkov=("CKV_AWS_310",),
    fsbp=("CloudFront.4",),
    guards=((DISTRIBUTION, "origin_group"),),
)
