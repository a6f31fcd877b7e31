"""Redshift: Secrets Manager manages the administrator's password."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.evaluate.values import Choice
from modsmith.validate.aws import warehouses
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

ARGUMENTS = {
    warehouses.CLUSTER: ("manage_master_password", "master_password"),
    warehouses.NAMESPACE: ("manage_admin_password", "admin_user_password"),
}
"""Type to the switch and the argument for a password, which also exists with the suffix `_wo`."""


def check(warehouse: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that no password is in the state."""
    managed, password = ARGUMENTS[warehouse.type]
    written = warehouse.at(password)
    if written is not None and (not isinstance(written, Choice) or warehouse.is_set(password)):
        yield Violation("The administrator's password is in the state in plain text.", password)
    elif warehouse.at(f"{password}_wo") is None and not warehouse.flag(managed):
        if warehouse.type == warehouses.NAMESPACE or warehouse.is_set("snapshot_identifier"):
            raise NotApplicableError("It has no password in Terraform.")
        yield Violation("Secrets Manager does not manage the administrator's password.", managed)


CONTROL = Control(
    id="redshift-password",
    title="Secrets Manager creates and rotates the administrator's password of a warehouse.",
    why="Everyone who can read the code or state knows a password in it, and it never changes.",
    source="https://docs.aws.amazon.com/redshift/latest/mgmt/redshift-secrets-manager-integration.html",
    fix="Set manage_master_password or manage_admin_password, and no password.",
    types=tuple(ARGUMENTS),
    severity=Severity.MEDIUM,
    check=check,
    guards=((warehouses.CLUSTER, "manage_master_password"),),
)
