"""RDS and Aurora: helpers for controls of clusters and instances."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource, UndeterminedError
from modsmith.evaluate.values import why
from modsmith.validate.control import NotApplicableError

CLUSTER = "aws_rds_cluster"
MEMBER = "aws_rds_cluster_instance"
INSTANCE = "aws_db_instance"
GROUPS = {CLUSTER: "aws_rds_cluster_parameter_group", INSTANCE: "aws_db_parameter_group"}
_GROUP_NAMES = {CLUSTER: "db_cluster_parameter_group_name", INSTANCE: "parameter_group_name"}


def engine(database: Resource, evaluation: Evaluation) -> str:
    """The engine, without variants: `postgres` for `aurora-postgresql`, `mysql` for every MySQL and MariaDB.

    Raises:
        UndeterminedError: it is unknown.
    """
    value = evaluation.resolve(database.at("engine"))
    if not isinstance(value, str):
        raise UndeterminedError("engine", why(value))
    if "postgres" in value:
        return "postgres"
    return "mysql" if value in ("aurora", "aurora-mysql", "mysql", "mariadb") else value


def is_aurora_mysql(cluster: Resource, evaluation: Evaluation) -> bool:
    """Whether a cluster is one of Aurora with MySQL; a cluster without an engine is not.

    Raises:
        UndeterminedError: that is unknown.
    """
    return cluster.at("engine") is not None and (
        engine(cluster, evaluation) == "mysql"
        and str(evaluation.resolve(cluster.at("engine"))).startswith("aurora")
    )


def members(cluster: Resource, evaluation: Evaluation) -> list[Resource]:
    """The instances of a cluster.

    Raises:
        UndeterminedError: their number is unknown.
    """
    return evaluation.attached(cluster, MEMBER, "cluster_identifier")


def is_copy(database: Resource) -> bool:
    """Whether it is a replica or is restored, and so takes password and backups from another database.

    Raises:
        UndeterminedError: an argument that decides is unknown.
    """
    return any(
        database.is_set(argument)
        for argument in ("replicate_source_db", "replication_source_identifier", "global_cluster_identifier")
    )


def parameters(database: Resource, evaluation: Evaluation) -> Iterator[Resource]:
    """The parameters of the attached parameter group, if the group is in this module.

    Raises:
        UndeterminedError: the group is not in this module.
    """
    argument, type_ = _GROUP_NAMES[database.type], GROUPS[database.type]
    given = database.at(argument)
    groups = evaluation.named(given, type_)
    if not groups and given is not None:
        raise UndeterminedError(argument, "it is not a parameter group of this module")
    for group in groups:
        if group.exists is None:
            raise UndeterminedError(group.address, f"whether it is created depends on {group.doubt}")
        yield from group.parts("parameter")


def no_copy(database: Resource) -> None:
    """Skips a control for replicas.

    Raises:
        NotApplicableError: the control does not apply.
    """
    if is_copy(database):
        raise NotApplicableError("It is a copy of another database, which has its own check.")
