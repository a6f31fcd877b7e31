"""Amazon MQ: a broker has no public address."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import openings
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

BROKER = "aws_mq_broker"


def check(broker: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks for a public address, and for chosen security groups of ActiveMQ."""
    if broker.flag("publicly_accessible"):
        yield Violation("The broker has a public address.", "publicly_accessible")
    elif not openings.is_chosen(broker, "security_groups"):
        yield Violation("The broker has no security_groups and uses the default one.", "security_groups")


CONTROL = Control(
    id="mq-network",
    title="A broker has no public address, and has explicitly chosen security groups.",
    why=(
        "With a public address only a password protects all messages. The default group lets all "
        "its members connect."
    ),
    source="https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/using-amazon-mq-securely.html",
    fix="Set publicly_accessible = false and security_groups.",
    types=(BROKER,),
    severity=Severity.HIGH,
    check=check,
    checkov=("CKV_AWS_69",),
    trivy=("AVD-AWS-0072",),
    guards=((BROKER, "security_groups"),),
)
