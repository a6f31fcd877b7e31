"""VPC: network ACLs close ports of administration to the internet."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.network import acls
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

PORTS = {20: "FTP", 21: "FTP", 22: "SSH", 3389: "RDP"}


def check(resource: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks the rules in their order; a rule that denies comes before a later one that allows."""
    if resource.type != acls.RULE:
        entries = acls.inline(resource)
    elif resource.flag("egress") or resource.known("rule_action") == "deny":
        raise NotApplicableError("It lets nothing in.")
    else:
        entries = acls.before(resource, evaluation)
    found = dict.fromkeys(name for port, name in PORTS.items() if acls.is_open(entries, port))
    if found:
        block = "cidr_block" if resource.type == acls.RULE else "ingress"
        yield Violation(f"The network ACL lets the internet reach {', '.join(found)}.", block)


CONTROL = Control(
    id="vpc-network-acl",
    title="A network ACL does not let the internet reach FTP, SSH and RDP.",
    why="The network ACL still protects a subnet when a security group opens one of these ports by mistake.",
    source="https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-21",
    fix="Deny the ports with a lower rule number, or allow only the ports and addresses that are needed.",
    types=(acls.ACL, acls.DEFAULT_ACL, acls.RULE),
    severity=Severity.MEDIUM,
    check=check,
    checkov=("CKV_AWS_229", "CKV_AWS_230", "CKV_AWS_231", "CKV_AWS_232"),
    trivy=("AVD-AWS-0105",),
    fsbp=("EC2.21",),
)
