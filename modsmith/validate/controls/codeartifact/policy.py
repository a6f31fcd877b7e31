"""CodeArtifact: only named principals can use a domain or repository."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import grants
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

POLICIES = ("aws_codeartifact_domain_permissions_policy", "aws_codeartifact_repository_permissions_policy")
PATH = "policy_document"


def check(policy: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks that the policy does not allow it to everyone, nor everything."""
    return grants.check_own(policy, PATH, evaluation)


CONTROL = Control(
    id="codeartifact-policy",
    title="The policy of a domain or repository of CodeArtifact allows named actions to named principals.",
    why="Anyone who can publish packages can run code wherever they are installed.",
    source="https://docs.aws.amazon.com/codeartifact/latest/ug/repo-policies.html",
    fix="Name the principals and actions, or restrict them with aws:PrincipalOrgID.",
    types=POLICIES,
    severity=Severity.CRITICAL,
    check=check,
    always=True,
    guards=tuple((type_, PATH) for type_ in POLICIES),
)
