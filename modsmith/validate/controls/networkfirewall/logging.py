"""Network Firewall: a firewall logs what it sees."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

FIREWALL = "aws_networkfirewall_firewall"
LOGGING = "aws_networkfirewall_logging_configuration"


def check(firewall: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for a logging configuration of the firewall."""
    if not evaluation.attached(firewall, LOGGING, "firewall_arn"):
        yield Violation(f"The firewall has no {LOGGING}.")


CONTROL = Control(
    id="networkfirewall-logging",
    title="A firewall has a logging configuration.",
    why="Without logs, nobody can tell what the firewall stopped or let pass.",
    source="https://docs.aws.amazon.com/network-firewall/latest/developerguide/firewall-logging.html",
    fix="Add an aws_networkfirewall_logging_configuration for the firewall.",
    types=(FIREWALL,),
    severity=Severity.MEDIUM,
    scope="deployment",
    check=check,
    reads=(LOGGING,),
    checkov=("CKV2_AWS_63",),
    fsbp=("NetworkFirewall.2",),
    guards=((LOGGING, ""), (LOGGING, "firewall_arn")),
)
