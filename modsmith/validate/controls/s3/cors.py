"""S3: only pages of named origins can write to a bucket."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.buckets import BUCKET, unnamed
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

CORS = "aws_s3_bucket_cors_configuration"
SAFE = frozenset({"GET", "HEAD"})
GUARDS = (
    (CORS, "cors_rule"),
    (CORS, "cors_rule.allowed_origins"),
    (CORS, "cors_rule.allowed_methods"),
)


def check(resource: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that methods that change data are limited to named origins."""
    rules = resource.parts("cors_rule")
    if not rules and resource.type == BUCKET:
        raise NotApplicableError(
            "The bucket has no CORS rules of its own. Rules in another resource have their own check."
        )
    if resource.type == CORS:
        yield from unnamed(resource)
    if not rules:
        yield Violation("The configuration has no rule.")
    for rule in rules:
        origins, methods = _texts(rule, "allowed_origins"), _texts(rule, "allowed_methods")
        if not origins or not methods:
            yield Violation("A rule has no allowed origins or no allowed methods.", "cors_rule")
        if any(_is_anything(one) for one in origins) and not set(methods) <= SAFE:
            yield Violation(f"Pages of any origin may {', '.join(sorted(set(methods) - SAFE))}.", "cors_rule")


def _texts(rule: Resource, path: str) -> list[str]:
    value = rule.known(path)
    return [str(one) for one in value] if isinstance(value, list | tuple) else [str(value)] if value else []


def _is_anything(origin: str) -> bool:
    """Whether an origin is `*`, with or without a scheme, or a whole top-level domain such as `https://*.com`."""
    host = origin.rpartition("://")[2]
    return host.strip("*.") == "" or (host.startswith("*.") and "." not in host[2:].partition(":")[0])


CONTROL = Control(
    id="s3-cors",
    title="Only pages of named origins can change objects in a bucket.",
    why="With a wildcard, any page can use what its visitor has access to, such as a presigned upload URL.",
    source="https://docs.aws.amazon.com/AmazonS3/latest/userguide/cors.html",
    fix="Name the allowed_origins of every rule that allows more than GET and HEAD.",
    types=(CORS, BUCKET),
    severity=Severity.MEDIUM,
    check=check,
    guards=GUARDS,
)
