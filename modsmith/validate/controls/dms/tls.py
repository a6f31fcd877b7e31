"""DMS: connections to databases use TLS."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

ENDPOINT = "aws_dms_endpoint"
ENGINES = (
    "aurora",
    "azuredb",
    "db2",
    "docdb",
    "mariadb",
    "mongodb",
    "mysql",
    "oracle",
    "postgres",
    "sqlserver",
    "sybase",
)
"""How the names of engines begin for which `ssl_mode` decides; others always use TLS or have their own setting."""


def check(endpoint: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks the TLS mode, and the settings of Redis and Kafka."""
    engine = str(endpoint.known("engine_name"))
    if engine.startswith(ENGINES):
        if endpoint.known("ssl_mode") in (None, "none"):
            yield Violation("DMS connects to the database without TLS.", "ssl_mode")
    elif engine == "redis":
        if endpoint.known("redis_settings.0.ssl_security_protocol") == "plaintext":
            yield Violation("DMS connects to Redis without TLS.", "redis_settings")
    elif engine == "kafka":
        if endpoint.known("kafka_settings.0.security_protocol") in (None, "plaintext"):
            yield Violation("DMS connects to Kafka without TLS.", "kafka_settings")
    else:
        raise NotApplicableError(f"Connections to {engine} always use TLS.")


CONTROL = Control(
    id="dms-tls",
    title="DMS connects to databases with TLS.",
    why="Attackers on the network can read the passwords and every row.",
    source="https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Security.SSL.html",
    fix="Set ssl_mode to require or better, or the setting of Redis or Kafka to one with TLS.",
    types=(ENDPOINT,),
    severity=Severity.HIGH,
    check=check,
    checkov=("CKV2_AWS_49",),
    fsbp=(
        "DMS.9",
        "DMS.12",
    ),
    guards=(
        (ENDPOINT, "ssl_mode"),
        (ENDPOINT, "kafka_settings"),
        (ENDPOINT, "kafka_settings.security_protocol"),
    ),
)
