"""CodeArtifact: a domain is encrypted with the module's key."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import keys
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

DOMAIN = "aws_codeartifact_domain"


def check(domain: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks that the domain uses the module's key if there is one."""
    yield from keys.check(domain, "encryption_key", evaluation)


CONTROL = Control(
    id="codeartifact-encryption",
    title="A domain of CodeArtifact is encrypted with the module's KMS key, if there is one.",
    why="The key of a domain cannot be changed later. Only a key of your own can be shared or revoked.",
    source="https://docs.aws.amazon.com/codeartifact/latest/ug/domain-create.html",
    fix="Set encryption_key.",
    types=(DOMAIN,),
    severity=Severity.MEDIUM,
    check=check,
    checkov=("CKV_AWS_221",),
    guards=((DOMAIN, "encryption_key"),),
)
