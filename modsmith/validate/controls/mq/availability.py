"""Amazon MQ: a production broker survives the loss of an availability zone."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.environments import production_only
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

BROKER = "aws_mq_broker"
ONE = "SINGLE_INSTANCE"


def check(broker: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for a standby or a cluster."""
    production_only(evaluation)
    if broker.known("deployment_mode") in (None, ONE):
        yield Violation("The broker is in one availability zone.", "deployment_mode")


CONTROL = Control(
    id="mq-availability",
    title="A production broker has a standby, or is a cluster, in several availability zones.",
    why="When the only broker fails, senders stop until it is back.",
    source="https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/amazon-mq-broker-architecture.html",
    fix="Set deployment_mode to ACTIVE_STANDBY_MULTI_AZ, or to CLUSTER_MULTI_AZ for RabbitMQ.",
    types=(BROKER,),
    severity=Severity.MEDIUM,
    check=check,
    guards=((BROKER, "deployment_mode"),),
)
