"""ECR: a tag always means the same image."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import texts
from modsmith.validate.control import Control, Violation
from modsmith.validate.controls.ecr.scanning import REPOSITORY
from modsmith.validate.severity import Severity

IMMUTABLE = ("IMMUTABLE", "IMMUTABLE_WITH_EXCLUSION")


def check(repository: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that tags are immutable, except for those that the repository excludes by name."""
    if not texts.is_one_of(repository, "image_tag_mutability", *IMMUTABLE):
        yield Violation("A push can replace the image behind a tag.", "image_tag_mutability")


CONTROL = Control(
    id="ecr-tags",
    title="Tags of images are immutable.",
    why="A tag that was tested and approved can later stand for other code, and a rollback may not roll back.",
    source="https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html",
    fix='Set image_tag_mutability = "IMMUTABLE".',
    types=(REPOSITORY,),
    severity=Severity.MEDIUM,
    check=check,
    checkov=("CKV_AWS_51",),
    trivy=("AVD-AWS-0031",),
    fsbp=("ECR.2",),
    guards=((REPOSITORY, "image_tag_mutability"),),
)
