"""Buckets and the resources that configure them: encryption, versioning, rules, policies."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import NotApplicableError, Violation

BUCKET = "aws_s3_bucket"
ENCRYPTION = "aws_s3_bucket_server_side_encryption_configuration"
LIFECYCLE = "aws_s3_bucket_lifecycle_configuration"
POLICY = "aws_s3_bucket_policy"
VERSIONING = "aws_s3_bucket_versioning"


def parts(resource: Resource, evaluation: Evaluation, type_: str) -> list[Resource]:
    """The resources of a type that configure a bucket; such a resource itself if its bucket is not in the module.

    Raises:
        NotApplicableError: the resource is checked together with its bucket.
        UndeterminedError: they are unknown.
    """
    if resource.type == BUCKET:
        return evaluation.attached(resource, type_, "bucket")
    owner = bucket_of(resource, evaluation)
    if owner:
        raise NotApplicableError(f"It is checked together with {owner.address}.")
    return [resource]


def bucket_of(resource: Resource, evaluation: Evaluation) -> Resource | None:
    """The bucket of the module that a resource configures."""
    return next(iter(evaluation.named(resource.at("bucket"), BUCKET)), None)


def unnamed(resource: Resource) -> Iterator[Violation]:
    """A violation for a resource that names no bucket at all."""
    if not resource.is_set("bucket"):
        yield Violation("The resource names no bucket.", "bucket")


def is_versioned(bucket: Resource, evaluation: Evaluation) -> bool:
    """Whether a bucket keeps versions of its objects.

    Raises:
        UndeterminedError: the answer is unknown.
    """
    if any(block.flag("enabled") for block in bucket.parts("versioning")):
        return True
    return any(
        one.known("versioning_configuration.0.status") == "Enabled"
        for one in evaluation.attached(bucket, VERSIONING, "bucket")
    )


def defaults(part: Resource) -> Iterator[Resource]:
    """The rules of default encryption, from their own resource or from an inline block of the bucket."""
    if part.type == BUCKET:
        for block in part.blocks("server_side_encryption_configuration"):
            yield from defaults(Resource(part.address, ENCRYPTION, block, where=part.where, lines=part.lines))
        return
    yield from part.parts("rule")


def algorithms(bucket: Resource, evaluation: Evaluation) -> list[str | None]:
    """The algorithms of a bucket's default encryption; empty if it has none.

    Raises:
        UndeterminedError: the answer is unknown.
    """
    holders = [bucket, *evaluation.attached(bucket, ENCRYPTION, "bucket")]
    return [
        rule.known("apply_server_side_encryption_by_default.0.sse_algorithm")
        for holder in holders
        for rule in defaults(holder)
    ]


def is_whole(rule: Resource) -> bool:
    """Whether a lifecycle or replication rule applies to all objects, so that its filter excludes nothing.

    Raises:
        UndeterminedError: the answer is unknown.
    """
    if rule.is_set("prefix"):
        return False
    for filter_ in rule.parts("filter"):
        narrowed = ("prefix", "tag", "and", "object_size_greater_than", "object_size_less_than")
        if any(filter_.is_set(name) for name in narrowed):
            return False
    return True
