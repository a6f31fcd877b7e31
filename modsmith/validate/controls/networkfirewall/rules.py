"""Network Firewall: a stateless rule group has rules."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

GROUP = "aws_networkfirewall_rule_group"
RULES = "rule_group.rules_source.stateless_rules_and_custom_actions"
INDEXED = "rule_group.0.rules_source.0.stateless_rules_and_custom_actions.0.stateless_rule"


def check(group: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that a stateless group has at least one rule."""
    if group.known("type") != "STATELESS":
        raise NotApplicableError("It is not a stateless rule group.")
    if not group.is_set("rules") and not group.blocks(INDEXED):
        yield Violation("The rule group has no rules.", "rule_group")


CONTROL = Control(
    id="networkfirewall-rules",
    title="A stateless rule group has rules.",
    why="A group without rules checks nothing, though the policy that names it looks complete.",
    source="https://docs.aws.amazon.com/network-firewall/latest/developerguide/stateless-rule-groups-5-tuple.html",
    fix="Add a stateless_rule, or remove the rule group.",
    types=(GROUP,),
    severity=Severity.MEDIUM,
    check=check,
    fsbp=("NetworkFirewall.6",),
    guards=((GROUP, RULES), (GROUP, f"{RULES}.stateless_rule"), (GROUP, "rules")),
)
