"""Network Firewall: firewalls, policies and rule groups use the module's key if there is one."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import keys
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

TYPES = (
    "aws_networkfirewall_firewall",
    "aws_networkfirewall_firewall_policy",
    "aws_networkfirewall_rule_group",
)
BLOCK = "encryption_configuration"


def check(resource: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks the key, if the module creates or accepts one."""
    yield from keys.check(resource, f"{BLOCK}.0.key_id", evaluation)


CONTROL = Control(
    id="networkfirewall-customer-key",
    title="A firewall, its policy and its rule groups use the module's KMS key if there is one.",
    why="You can monitor, restrict and revoke only a key in your own account.",
    source="https://docs.aws.amazon.com/network-firewall/latest/developerguide/kms-encryption-at-rest.html",
    fix='Add encryption_configuration with the key and type = "CUSTOMER_KMS".',
    types=TYPES,
    severity=Severity.LOW,
    check=check,
    checkov=("CKV_AWS_345", "CKV_AWS_346"),
    guards=tuple((type_, path) for type_ in TYPES for path in (BLOCK, f"{BLOCK}.key_id")),
)
