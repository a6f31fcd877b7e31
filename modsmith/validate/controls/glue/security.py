"""Glue: jobs, crawlers and endpoints have a security configuration."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

JOB = "aws_glue_job"
TYPES = (JOB, "aws_glue_crawler", "aws_glue_dev_endpoint")
ARGUMENT = "security_configuration"


def check(resource: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks for a security configuration."""
    if not resource.is_set(ARGUMENT):
        yield Violation(
            "It has no security configuration, so no key of yours encrypts its logs and bookmarks.", ARGUMENT
        )


CONTROL = Control(
    id="glue-security",
    title="Jobs, crawlers and development endpoints of Glue have a security configuration.",
    why="Logs and bookmarks, with samples of the data, are not encrypted with a key of yours.",
    source="https://docs.aws.amazon.com/glue/latest/dg/console-security-configurations.html",
    fix="Set security_configuration to the name of an aws_glue_security_configuration.",
    types=TYPES,
    severity=Severity.MEDIUM,
    check=check,
    checkov=("CKV_AWS_195",),
    guards=tuple((type_, ARGUMENT) for type_ in TYPES),
)
