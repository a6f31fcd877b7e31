"""CloudFront: a web ACL filters requests to a distribution."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.services.distributions import DISTRIBUTION
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity


def check(distribution: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that the distribution names a web ACL."""
    if not distribution.is_set("web_acl_id"):
        yield Violation("No web ACL filters requests to the distribution.", "web_acl_id")


CONTROL = Control(
    id="cloudfront-waf",
    title="A web ACL filters requests to a distribution.",
    why="Without a web ACL, attacks such as SQL injection and floods reach the origin.",
    source="https://docs.aws.amazon.com/waf/latest/developerguide/cloudfront-features.html",
    fix="Set web_acl_id to the ARN of an aws_wafv2_web_acl of scope CLOUDFRONT.",
    types=(DISTRIBUTION,),
    severity=Severity.MEDIUM,
    scope="deployment",
    check=check,
    checkov=("CKV_AWS_68",),
    trivy=("AVD-AWS-0011",),
    fsbp=("CloudFront.6",),
    guards=((DISTRIBUTION, "web_acl_id"),),
)
