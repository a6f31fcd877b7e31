"""Network Firewall: production firewalls cannot be deleted or moved by mistake."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.environments import production_only
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

FIREWALL = "aws_networkfirewall_firewall"
SWITCHES = {
    "delete_protection": "The firewall can be deleted.",
    "subnet_change_protection": "The firewall's subnets can be removed.",
}


def check(firewall: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks both kinds of protection in production."""
    production_only(evaluation)
    for name, message in SWITCHES.items():
        if not firewall.flag(name):
            yield Violation(f"{message} {name} is off.", name)


CONTROL = Control(
    id="networkfirewall-protection",
    title="A production firewall is protected from deletion and from changes of its subnets.",
    why="A mistake in a plan takes the firewall out of the way of traffic.",
    source="https://docs.aws.amazon.com/network-firewall/latest/developerguide/firewall-settings.html",
    fix="Set delete_protection = true and subnet_change_protection = true in production.",
    types=(FIREWALL,),
    severity=Severity.MEDIUM,
    check=check,
    checkov=("CKV_AWS_344",),
    fsbp=("NetworkFirewall.9", "NetworkFirewall.10"),
    guards=tuple((FIREWALL, name) for name in SWITCHES),
)
