"""Redshift: administrator and database do not have the names that everyone knows."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import warehouses
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

DEFAULTS = {
    warehouses.CLUSTER: (("master_username", "awsuser"), ("database_name", "dev")),
    warehouses.NAMESPACE: (("admin_username", "admin"), ("db_name", "dev")),
}
"""Type to arguments, each with the name that AWS proposes or uses for them."""

COPIES = ("snapshot_identifier", "snapshot_arn")


def check(warehouse: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks both names; a cluster that is restored has those of its snapshot."""
    if any(warehouse.is_set(argument) for argument in COPIES):
        raise NotApplicableError("A warehouse that is restored has the names in its snapshot.")
    for argument, name in DEFAULTS[warehouse.type]:
        given = warehouse.known(argument) if warehouse.is_set(argument) else None
        if given == name or (given is None and argument != "master_username"):
            yield Violation(f"{argument} is the default, {name}.", argument)


CONTROL = Control(
    id="redshift-names",
    title="The administrator and the database of a warehouse do not have default names.",
    why="Attackers try the default names first.",
    source="https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html",
    fix="Choose another master_username and database_name, or admin_username and db_name.",
    types=tuple(DEFAULTS),
    severity=Severity.LOW,
    check=check,
    checkov=("CKV_AWS_320",),
    fsbp=(
        "Redshift.8",
        "RedshiftServerless.5",
    ),
    guards=(
        (warehouses.CLUSTER, "database_name"),
        (warehouses.NAMESPACE, "admin_username"),
        (warehouses.NAMESPACE, "db_name"),
    ),
)
