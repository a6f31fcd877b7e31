"""MSK: a cluster delivers the logs of its brokers."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

CLUSTER = "aws_msk_cluster"
BLOCK = "logging_info"
PLACES = ("cloudwatch_logs", "firehose", "s3")


def check(cluster: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that broker logs go to at least one place."""
    if not any(cluster.flag(f"{BLOCK}.0.broker_logs.0.{place}.0.enabled") for place in PLACES):
        yield Violation("The brokers deliver their logs nowhere.", BLOCK)


CONTROL = Control(
    id="msk-logs",
    title="A Kafka cluster delivers the logs of its brokers.",
    why="Without logs nobody can tell why a broker failed or a client was refused.",
    source="https://docs.aws.amazon.com/msk/latest/developerguide/msk-logging.html",
    fix="Enable cloudwatch_logs, firehose or s3 in broker_logs of logging_info.",
    types=(CLUSTER,),
    severity=Severity.MEDIUM,
    check=check,
    checkov=("CKV_AWS_80",),
    trivy=("AVD-AWS-0074",),
    guards=(
        (CLUSTER, BLOCK),
        (CLUSTER, f"{BLOCK}.broker_logs"),
        *((CLUSTER, f"{BLOCK}.broker_logs.{place}") for place in PLACES),
        *((CLUSTER, f"{BLOCK}.broker_logs.{place}.enabled") for place in PLACES),
    ),
)
