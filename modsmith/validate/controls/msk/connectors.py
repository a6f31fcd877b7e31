"""MSK Connect: a connector encrypts its traffic and delivers its logs."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

CONNECTOR = "aws_mskconnect_connector"
TRANSIT = "kafka_cluster_encryption_in_transit"
LOGS = "log_delivery"
PLACES = ("cloudwatch_logs", "firehose", "s3")


def check(connector: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks for TLS to the brokers, and for logs of the workers."""
    if connector.known(f"{TRANSIT}.0.encryption_type") != "TLS":
        yield Violation("The connector exchanges records with the brokers unencrypted.", TRANSIT)
    if not any(connector.flag(f"{LOGS}.0.worker_log_delivery.0.{place}.0.enabled") for place in PLACES):
        yield Violation("The workers of the connector deliver their logs nowhere.", LOGS)


CONTROL = Control(
    id="msk-connectors",
    title="A Kafka connector uses TLS to the brokers, and delivers the logs of its workers.",
    why=(
        "Attackers on the network can read unencrypted records. Without logs a stopped connector "
        "gives no reason."
    ),
    source="https://docs.aws.amazon.com/msk/latest/developerguide/msk-connect-connectors.html",
    fix=(
        "Set encryption_type = TLS in kafka_cluster_encryption_in_transit, and a destination in log_delivery."
    ),
    types=(CONNECTOR,),
    severity=Severity.HIGH,
    check=check,
    fsbp=(
        "MSK.3",
        "MSK.5",
    ),
    guards=(
        (CONNECTOR, TRANSIT),
        (CONNECTOR, f"{TRANSIT}.encryption_type"),
        (CONNECTOR, LOGS),
        (CONNECTOR, f"{LOGS}.worker_log_delivery"),
    ),
)
