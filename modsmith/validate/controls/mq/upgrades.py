"""Amazon MQ: a broker takes minor versions by itself."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

BROKER = "aws_mq_broker"


def check(broker: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks for automatic minor upgrades."""
    if not broker.flag("auto_minor_version_upgrade"):
        yield Violation("The broker takes no minor versions.", "auto_minor_version_upgrade")


CONTROL = Control(
    id="mq-upgrades",
    title="A broker takes minor versions in its maintenance window.",
    why="Versions that stay behind keep known security holes, and AWS ends their support.",
    source="https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/upgrading-brokers.html",
    fix="Set auto_minor_version_upgrade = true.",
    types=(BROKER,),
    severity=Severity.MEDIUM,
    check=check,
    checkov=("CKV_AWS_207",),
    fsbp=("MQ.3",),
    guards=((BROKER, "auto_minor_version_upgrade"),),
)
