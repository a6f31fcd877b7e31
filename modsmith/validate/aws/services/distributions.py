"""CloudFront: distributions, their origins and behaviors."""

from __future__ import annotations

from modsmith.evaluate.evaluation import Evaluation, Resource, UndeterminedError
from modsmith.evaluate.values import Choice, Symbol, why
from modsmith.validate.aws.buckets import BUCKET
from modsmith.validate.aws.policies import text

DISTRIBUTION = "aws_cloudfront_distribution"
BEHAVIORS = ("default_cache_behavior", "ordered_cache_behavior")
FUNCTION_URL = "aws_lambda_function_url"


def is_bucket(origin: Resource, evaluation: Evaluation) -> bool:
    """Whether an origin is an S3 bucket, as its API or as a website.

    Raises:
        UndeterminedError: the answer is unknown.
    """
    name = origin.at("domain_name")
    if any(one.type == BUCKET for one in evaluation.referred(name)):
        return True
    if any(part in text(name) for part in (".s3.", ".s3-")) or origin.blocks("s3_origin_config"):
        return True
    if isinstance(name, Choice) or (
        isinstance(name, Symbol) and not name.holes and not evaluation.referred(name)
    ):
        raise UndeterminedError("origin.domain_name", why(name))
    return False


def is_function_url(origin: Resource, evaluation: Evaluation) -> bool:
    """Whether an origin is the URL of a Lambda function, as far as that is known."""
    name = origin.at("domain_name")
    return ".lambda-url." in text(name) or any(one.type == FUNCTION_URL for one in evaluation.referred(name))


def behaviors(distribution: Resource) -> list[tuple[str, Resource]]:
    """The cache behaviors, each with the name of its block.

    Raises:
        UndeterminedError: their number is unknown.
    """
    return [(name, part) for name in BEHAVIORS for part in distribution.parts(name)]
