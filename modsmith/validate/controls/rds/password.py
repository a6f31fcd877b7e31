"""RDS: nobody writes the master password down."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import databases
from modsmith.validate.control import Control, Violation

TYPES = (databases.CLUSTER, databases.INSTANCE)
WRITTEN = ("master_password", "password")
WRITE_ONLY = ("master_password_wo", "password_wo")


def check(database: Resource, _: Evaluation) -> Iterator[Violation]:
    """Secrets Manager makes and rotates it; what Terraform is given stays in its state in the clear."""
    databases.no_copy(database)
    written = next((argument for argument in WRITTEN if database.at(argument) is not None), "")
    if written:
        yield Violation("Its master password stands in the state in the clear.", written)
    elif database.flag("manage_master_user_password"):
        return
    elif not any(database.at(argument) is not None for argument in WRITE_ONLY):
        yield Violation("Nobody manages its master password.", "manage_master_user_password")


CONTROL = Control(
    id="rds-password",
    title="Secrets Manager makes and rotates a database's master password.",
    why="A password in code or state is known to everybody who reads them, and never changes.",
    source="https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/rds-secrets-manager.html",
    fix="Set manage_master_user_password = true and no password.",
    types=TYPES,
    check=check,
    guards=tuple((type_, "manage_master_user_password") for type_ in TYPES),
)
