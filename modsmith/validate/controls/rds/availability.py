"""RDS: a database of production survives the loss of a zone."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import databases
from modsmith.validate.aws.environments import production_only
from modsmith.validate.control import Control, NotApplicableError, Violation

LEAST = 2
"""Instances: a writer, and a reader in another zone that takes over."""

GUARDS = (
    (databases.MEMBER, ""),
    (databases.MEMBER, "count"),
    (databases.MEMBER, "cluster_identifier"),
    (databases.INSTANCE, "multi_az"),
)


def check(database: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Two instances of a cluster, or a standby of an instance."""
    production_only(evaluation)
    databases.no_copy(database)
    if database.type == databases.INSTANCE:
        if not database.flag("multi_az"):
            yield Violation("It has no standby in another zone.", "multi_az")
        return
    if database.is_set("db_cluster_instance_class") or database.at("engine_mode") == "serverless":
        raise NotApplicableError("RDS itself keeps instances of it in several zones.")
    found = len(databases.members(database, evaluation))
    if found < LEAST:
        yield Violation(f"It has {found} instances: nothing takes over in another zone.")


CONTROL = Control(
    id="rds-availability",
    title="A database of production has a standby in another zone.",
    why="With one instance the loss of a zone, or a patch, stops everybody for minutes to hours.",
    source="https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.AuroraHighAvailability.html",
    fix="Give a cluster two aws_rds_cluster_instance, or set multi_az = true.",
    types=(databases.CLUSTER, databases.INSTANCE),
    check=check,
    reads=(databases.MEMBER,),
    checkov=("CKV_AWS_157",),
    guards=GUARDS,
)
