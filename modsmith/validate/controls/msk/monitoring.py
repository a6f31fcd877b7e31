"""MSK: a cluster reports metrics of each topic."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

CLUSTER = "aws_msk_cluster"
ENOUGH = ("PER_TOPIC_PER_BROKER", "PER_TOPIC_PER_PARTITION")


def check(cluster: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks for a level of monitoring that shows topics."""
    if cluster.known("enhanced_monitoring") not in ENOUGH:
        yield Violation("The cluster reports no metrics of its topics.", "enhanced_monitoring")


CONTROL = Control(
    id="msk-monitoring",
    title="A Kafka cluster reports metrics of each topic.",
    why="Without them a topic that nobody consumes, or that fills the disk, is found too late.",
    source="https://docs.aws.amazon.com/msk/latest/developerguide/metrics-details.html",
    fix="Set enhanced_monitoring = PER_TOPIC_PER_BROKER.",
    types=(CLUSTER,),
    severity=Severity.LOW,
    check=check,
    fsbp=("MSK.2",),
    guards=((CLUSTER, "enhanced_monitoring"),),
)
