"""ECR: old images expire."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, Violation
from modsmith.validate.controls.ecr.scanning import REPOSITORY
from modsmith.validate.severity import Severity

POLICY = "aws_ecr_lifecycle_policy"


def check(repository: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for a lifecycle policy of the repository."""
    if not evaluation.attached(repository, POLICY, "repository"):
        yield Violation("No lifecycle policy removes old images.")


CONTROL = Control(
    id="ecr-lifecycle",
    title="A lifecycle policy removes old images.",
    why="Images pile up and cost money, and outdated ones with known holes stay within reach.",
    source="https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html",
    fix="Add an aws_ecr_lifecycle_policy that expires untagged and old images.",
    types=(REPOSITORY,),
    severity=Severity.LOW,
    check=check,
    reads=(POLICY,),
    fsbp=("ECR.3",),
    guards=((POLICY, ""), (POLICY, "repository")),
)
