"""Amazon MQ: a broker exports its logs."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

BROKER = "aws_mq_broker"
RABBIT = "rabbitmq"


def check(broker: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks the general log and, for ActiveMQ, the audit log."""
    if not broker.flag("logs.0.general"):
        yield Violation("The broker does not export its log.", "logs")
    if str(broker.known("engine_type")).lower() != RABBIT and not broker.flag("logs.0.audit"):
        yield Violation("The broker does not export its audit log.", "logs")


CONTROL = Control(
    id="mq-logs",
    title="A broker exports its log, and ActiveMQ its audit log, to CloudWatch Logs.",
    why="Without logs nobody can tell why messages are stuck, or who changed the broker.",
    source="https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/security-logging-monitoring.html",
    fix="Set general = true in logs, and audit = true for ActiveMQ.",
    types=(BROKER,),
    severity=Severity.MEDIUM,
    check=check,
    checkov=(
        "CKV_AWS_48",
        "CKV_AWS_197",
    ),
    trivy=(
        "AVD-AWS-0070",
        "AVD-AWS-0071",
    ),
    fsbp=("MQ.2",),
    guards=((BROKER, "logs"), (BROKER, "logs.general"), (BROKER, "logs.audit")),
)
