"""RDS: a production database survives the loss of an availability zone."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import databases
from modsmith.validate.aws.environments import production_only
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

LEAST = 2
"""Instances: a writer, and a reader in another zone that can take over."""

GUARDS = (
    (databases.MEMBER, ""),
    (databases.MEMBER, "count"),
    (databases.MEMBER, "cluster_identifier"),
    (databases.INSTANCE, "multi_az"),
)


def check(database: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for two instances of a cluster, or for a standby of an instance."""
    production_only(evaluation)
    databases.no_copy(database)
    if database.type == databases.INSTANCE:
        if not database.flag("multi_az"):
            yield Violation("The instance has no standby in another availability zone.", "multi_az")
        return
    if database.is_set("db_cluster_instance_class") or database.at("engine_mode") == "serverless":
        raise NotApplicableError("RDS itself places its instances in several availability zones.")
    found = len(databases.members(database, evaluation))
    if found < LEAST:
        yield Violation(
            f"The cluster has {found} instances, so none can take over in another availability zone."
        )


CONTROL = Control(
    id="rds-availability",
    title="A production database has a standby in another availability zone.",
    why="With one instance, a zone failure or a patch stops the database for minutes to hours.",
    source="https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.AuroraHighAvailability.html",
    fix="Give a cluster two aws_rds_cluster_instance resources, or set multi_az = true.",
    types=(databases.CLUSTER, databases.INSTANCE),
    severity=Severity.MEDIUM,
    check=check,
    checkov=("CKV_AWS_157",),
    fsbp=("RDS.5", "RDS.15"),
    reads=(databases.MEMBER,),
    guards=GUARDS,
)
