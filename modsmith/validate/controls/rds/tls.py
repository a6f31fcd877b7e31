"""RDS: a database rejects unencrypted connections."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import databases
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

FORCING = {
    "postgres": ("rds.force_ssl", ("1",)),
    "mysql": ("require_secure_transport", ("1", "on")),
}
EXPIRED = ("rds-ca-2015", "rds-ca-2019")
"""Authorities whose certificates have expired, so that clients that check them cannot connect."""

TYPES = (databases.CLUSTER, databases.INSTANCE)
GUARDS = (
    (databases.CLUSTER, "db_cluster_parameter_group_name"),
    (databases.INSTANCE, "parameter_group_name"),
    *(
        (databases.GROUPS[databases.CLUSTER], path)
        for path in ("parameter", "parameter.name", "parameter.value")
    ),
)


def check(database: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for the parameter that requires TLS in the database's own group; defaults differ between versions."""
    if database.at("ca_cert_identifier") in EXPIRED:
        yield Violation("The certificate's authority has expired.", "ca_cert_identifier")
    engine = databases.engine(database, evaluation)
    if engine.startswith("sqlserver"):
        engine = "postgres"
    if engine not in FORCING:
        raise NotApplicableError(f"{engine} requires TLS in its option group, not in a parameter.")
    name, good = FORCING[engine]
    values = [
        str(one.known("value")).lower()
        for one in databases.parameters(database, evaluation)
        if one.known("name") == name
    ]
    if not values:
        yield Violation(f"No parameter group of the database sets {name}.")
    elif any(value not in good for value in values):
        yield Violation(f"{name} is {values[0]}, so the database accepts unencrypted connections.")
    database.known("ca_cert_identifier")


CONTROL = Control(
    id="rds-tls",
    title="A database accepts only TLS connections.",
    why="Attackers on the network can read and change unencrypted passwords and rows.",
    source="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/PostgreSQL.Concepts.General.SSL.html",
    fix="Attach a parameter group with rds.force_ssl = 1, or require_secure_transport = ON for MySQL.",
    types=TYPES,
    severity=Severity.MEDIUM,
    check=check,
    checkov=("CKV2_AWS_69", "CKV_AWS_211"),
    fsbp=("RDS.38", "RDS.39", "RDS.41", "RDS.44"),
    reads=tuple(databases.GROUPS.values()),
    guards=GUARDS,
)
