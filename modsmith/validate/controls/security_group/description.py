"""Security groups: the group and each rule say what they are for."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.network import rules
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

TYPES = (rules.GROUP, rules.RULE, rules.INGRESS_RULE, rules.EGRESS_RULE)
PROVIDERS = "Managed by Terraform"
"""The description of a group that has none."""


def check(resource: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks the description of a resource and of the rules inside it."""
    if not resource.is_set("description") or resource.at("description") == PROVIDERS:
        yield Violation("It has no description.", "description")
    if resource.type != rules.GROUP:
        return
    for block in ("ingress", "egress"):
        silent = sum(not rule.is_set("description") for rule in resource.parts(block))
        if silent:
            yield Violation(f"Rules for {block} without a description: {silent}.", block)


CONTROL = Control(
    id="security-group-description",
    title="A security group and each of its rules have a description.",
    why="Nobody dares to remove a rule whose purpose is unknown, so it stays open.",
    source="https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
    fix="Set description to what the group or the rule is for.",
    types=TYPES,
    severity=Severity.LOW,
    check=check,
    checkov=("CKV_AWS_23",),
    trivy=("AVD-AWS-0099", "AVD-AWS-0124"),
    guards=(
        *((type_, "description") for type_ in TYPES),
        (rules.GROUP, "ingress.description"),
        (rules.GROUP, "egress.description"),
    ),
)
