"""Security groups: outgoing traffic is limited."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.network import rules
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity


def check(resource: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that no rule allows every protocol to every address."""
    found = list(rules.egress(resource))
    if resource.type == rules.RULE and not found:
        raise NotApplicableError("It is a rule for incoming traffic.")
    for rule in found:
        everybody = rule.is_for_everybody()
        if everybody is False or not rule.is_for_all_protocols():
            continue
        if everybody is None:
            raise rules.unknown_addresses(rule)
        yield Violation("The group allows all outgoing traffic to every address.", rule.line())


CONTROL = Control(
    id="security-group-egress",
    title="A security group does not allow all outgoing traffic to every address.",
    why="Connections that nobody meant to allow look like all others, whatever their port and protocol.",
    source="https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
    fix="Allow the protocols and ports that are needed, such as TCP port 443.",
    types=(rules.GROUP, rules.RULE, rules.EGRESS_RULE),
    severity=Severity.LOW,
    check=check,
    checkov=("CKV_AWS_382",),
)
