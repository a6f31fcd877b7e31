"""Network Firewall: a policy has rules, and packets that match none of them are not let through."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

POLICY = "aws_networkfirewall_firewall_policy"
BLOCK = "firewall_policy"
DEFAULTS = ("stateless_default_actions", "stateless_fragment_default_actions")
GROUPS = ("stateful_rule_group_reference", "stateless_rule_group_reference")
STRICT = ("aws:drop", "aws:forward_to_sfe")


def check(policy: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks the default actions for whole packets and for fragments, and that there is a rule group."""
    for path in DEFAULTS:
        actions = policy.known(f"{BLOCK}.0.{path}")
        listed = actions if isinstance(actions, list | tuple) else ()
        if not any(action in STRICT for action in listed):
            yield Violation(f"Packets that match no rule are let through: {path} is {actions}.", BLOCK)
    if not any(policy.blocks(f"{BLOCK}.0.{path}") for path in GROUPS):
        yield Violation("The policy has no rule group.", BLOCK)


CONTROL = Control(
    id="networkfirewall-policy",
    title="A firewall policy has rule groups, and drops or inspects packets that match no stateless rule.",
    why="A firewall without rules, or with a default of pass, looks like protection and lets everything through.",
    source="https://docs.aws.amazon.com/network-firewall/latest/developerguide/stateless-default-actions.html",
    fix='Set both default actions to ["aws:forward_to_sfe"] or ["aws:drop"], and refer to a rule group.',
    types=(POLICY,),
    severity=Severity.MEDIUM,
    check=check,
    fsbp=("NetworkFirewall.3", "NetworkFirewall.4", "NetworkFirewall.5"),
    guards=tuple((POLICY, f"{BLOCK}.{path}") for path in (*DEFAULTS, *GROUPS)),
)
