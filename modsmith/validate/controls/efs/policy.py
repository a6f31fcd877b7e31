"""EFS: clients mount a file system with TLS only."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import policies, tls
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

POLICY = "aws_efs_file_system_policy"
ACTION = "elasticfilesystem:ClientMount"


def check(policy: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks that the policy denies mounting without TLS."""
    found = policies.alternatives(policy, "policy", evaluation)
    if not all(any(tls.is_refusal(one, ACTION) for one in statements) for statements in found):
        yield Violation("The policy lets clients mount the file system without TLS.", "policy")


CONTROL = Control(
    id="efs-policy",
    title="The policy of a file system denies clients without TLS.",
    why="Attackers on the network can read and change files on their way.",
    source="https://docs.aws.amazon.com/efs/latest/ug/encryption-in-transit.html",
    fix="Deny * for everyone if aws:SecureTransport is false.",
    types=(POLICY,),
    severity=Severity.MEDIUM,
    check=check,
    guards=((POLICY, "policy"),),
)
