"""RDS: Secrets Manager manages the master password."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import databases
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

TYPES = (databases.CLUSTER, databases.INSTANCE)
WRITTEN = ("master_password", "password")
WRITE_ONLY = ("master_password_wo", "password_wo")


def check(database: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that Secrets Manager manages the password; a password in Terraform is plain text in the state."""
    databases.no_copy(database)
    written = next((argument for argument in WRITTEN if database.at(argument) is not None), "")
    if written:
        yield Violation("The master password is in the state in plain text.", written)
    elif database.flag("manage_master_user_password"):
        return
    elif not any(database.at(argument) is not None for argument in WRITE_ONLY):
        yield Violation("Secrets Manager does not manage the master password.", "manage_master_user_password")


CONTROL = Control(
    id="rds-password",
    title="Secrets Manager creates and rotates a database's master password.",
    why="Everyone who can read the code or state knows a password in it, and it never changes.",
    source="https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/rds-secrets-manager.html",
    fix="Set manage_master_user_password = true and no password.",
    types=TYPES,
    severity=Severity.MEDIUM,
    check=check,
    guards=tuple((type_, "manage_master_user_password") for type_ in TYPES),
)
