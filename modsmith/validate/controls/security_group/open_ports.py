"""Security groups: only HTTP and HTTPS are open to the internet."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.network import rules
from modsmith.validate.control import Control, Violation
from modsmith.validate.controls.security_group.admin_ports import RISKY
from modsmith.validate.severity import Severity

OTHER = frozenset(rules.EVERY_PORT) - rules.WEB


def check(resource: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that no rule opens a port but 80 and 443 to every address; admin ports have their own control."""
    for rule, ports in rules.opened(rules.ingress(resource), OTHER):
        if not any(port in ports for port in RISKY):
            yield Violation(f"The internet can reach {rule.named_ports()}.", rule.line())


CONTROL = Control(
    id="security-group-open-ports",
    title="Only ports 80 and 443 are open to the internet.",
    why="Each open port is a service that anyone can attack. Few besides web servers are built for that.",
    source="https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-18",
    fix="Name the addresses, security groups or prefix lists that need the port.",
    types=(rules.GROUP, rules.DEFAULT_GROUP, rules.RULE, rules.INGRESS_RULE),
    severity=Severity.HIGH,
    check=check,
    fsbp=("EC2.18",),
)
