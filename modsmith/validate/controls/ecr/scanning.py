"""ECR: images are scanned for known vulnerabilities."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import links
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

REPOSITORY = "aws_ecr_repository"
REGISTRY = "aws_ecr_registry_scanning_configuration"
AUTOMATIC = ("SCAN_ON_PUSH", "CONTINUOUS_SCAN")


def check(repository: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks that images are scanned by the repository's settings, or all images by the registry's."""
    if any(one.flag("scan_on_push") for one in repository.parts("image_scanning_configuration")):
        return
    if not _scans_all(evaluation):
        yield Violation("Images are not scanned for vulnerabilities.", "image_scanning_configuration")


def _scans_all(evaluation: Evaluation) -> bool:
    """Whether the module makes the registry scan every repository."""
    return evaluation.once(
        "registry scans",
        lambda: links.is_any_created(one for one in evaluation.of(REGISTRY) if _has_rule_for_all(one)),
    )


def _has_rule_for_all(registry: Resource) -> bool:
    return any(
        rule.known("scan_frequency") in AUTOMATIC and _matches_all(rule) for rule in registry.parts("rule")
    )


def _matches_all(rule: Resource) -> bool:
    return any(one.known("filter") == "*" for one in rule.parts("repository_filter"))


CONTROL = Control(
    id="ecr-scanning",
    title="Images are scanned for vulnerabilities when they are pushed.",
    why="Nobody learns that an image contains software with known holes before it runs.",
    source="https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning.html",
    fix="Set scan_on_push = true, or let an aws_ecr_registry_scanning_configuration scan every repository.",
    types=(REPOSITORY,),
    severity=Severity.MEDIUM,
    check=check,
    reads=(REGISTRY,),
    checkov=("CKV_AWS_163",),
    trivy=("AVD-AWS-0030",),
    fsbp=("ECR.1",),
    guards=((REPOSITORY, "image_scanning_configuration.scan_on_push"),),
)
