"""CloudFront: a distribution of a bucket answers requests for its root with an object."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.services import distributions
from modsmith.validate.aws.services.distributions import DISTRIBUTION
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity


def check(distribution: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for a default root object if an origin is a bucket."""
    if distribution.is_set("default_root_object"):
        return
    if not any(distributions.is_bucket(origin, evaluation) for origin in distribution.parts("origin")):
        raise NotApplicableError("No origin is a bucket.")
    yield Violation(
        "A request for the root may list the bucket: there is no default_root_object.", "default_root_object"
    )


CONTROL = Control(
    id="cloudfront-root-object",
    title="A distribution of a bucket has a default root object.",
    why="A request for the root of a bucket asks for a list of its objects.",
    source="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DefaultRootObject.html",
    fix='Set default_root_object = "index.html".',
    types=(DISTRIBUTION,),
    severity=Severity.MEDIUM,
    check=check,
    checkov=("CKV_AWS_305",),
    fsbp=("CloudFront.1",),
    guards=((DISTRIBUTION, "default_root_object"),),
)
