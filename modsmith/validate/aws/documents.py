"""DocumentDB and Neptune: clusters that work like those of RDS, with arguments of their own."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource, UndeterminedError
from modsmith.evaluate.values import why
from modsmith.validate.aws.environments import is_production
from modsmith.validate.control import NotApplicableError, Violation

DOCUMENTS = "aws_docdb_cluster"
GRAPH = "aws_neptune_cluster"
LEAST_DAYS = 7
"""A shorter period can be over before someone notices, after a weekend, what went wrong before it."""

_OFF = ("disabled", "none", "0", "None")
_DEFAULTS = "default."
"""How the names of AWS's own parameter groups begin."""

_COPIES = ("replication_source_identifier", "global_cluster_identifier")


def backups(cluster: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Yields violations for the retention of backups and, in production, for the final snapshot.

    Raises:
        NotApplicableError: it is a copy of another cluster.
        UndeterminedError: an argument is unknown.
    """
    no_copy(cluster)
    days = cluster.number("backup_retention_period")
    if days is None or days < LEAST_DAYS:
        period = f"{days:g} days" if days is not None else "one day"
        yield Violation(f"The cluster keeps backups for {period}.", "backup_retention_period")
    if is_production(evaluation) and cluster.flag("skip_final_snapshot"):
        yield Violation("The cluster takes no final snapshot.", "skip_final_snapshot")


def unrecorded(
    cluster: Resource, argument: str, group_type: str, name: str, evaluation: Evaluation
) -> Iterator[Violation]:
    """Yields a violation for a parameter group that does not turn the audit log on, as AWS's default ones.

    Args:
        cluster: that uses the group.
        argument: that names the group.
        group_type: the type of groups.
        name: of the parameter.
        evaluation: the evaluation to search.

    Raises:
        UndeterminedError: a parameter is unknown, or the group is not in this module.
    """
    given = cluster.at(argument)
    if given is None or (isinstance(given, str) and given.startswith(_DEFAULTS)):
        yield Violation("The cluster has AWS's default parameter group, so nothing is recorded.", argument)
        return
    groups = evaluation.named(given, group_type)
    if not groups:
        reason = "it is not a parameter group of this module" if isinstance(given, str) else why(given)
        raise UndeterminedError(argument, reason)
    for group in groups:
        if group.exists is None:
            raise UndeterminedError(group.address, f"whether it is created depends on {group.doubt}")
        values = [one.known("value") for one in group.parts("parameter") if one.known("name") == name]
        if not values or str(values[0]) in _OFF:
            yield Violation(f"{group.address} does not set {name}, so nothing is recorded.", argument)


def no_copy(cluster: Resource) -> None:
    """Skips a control for members of global clusters and for replicas.

    Raises:
        NotApplicableError: the control does not apply.
        UndeterminedError: the answer is unknown.
    """
    if any(cluster.is_set(argument) for argument in _COPIES):
        raise NotApplicableError("It is a copy of another cluster, which has its own check.")
