"""RDS: the administrator does not have the name that everyone knows."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource, UndeterminedError
from modsmith.evaluate.values import why
from modsmith.validate.aws import databases
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

ARGUMENTS = {databases.CLUSTER: "master_username", databases.INSTANCE: "username"}
DEFAULTS = ("admin", "administrator", "awsuser", "postgres", "root")


def check(database: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks the name; a copy or a restored database has that of its source."""
    databases.no_copy(database)
    argument = ARGUMENTS[database.type]
    name = evaluation.resolve(database.at(argument))
    if name is None:
        raise NotApplicableError("It has the administrator of the database that it is restored from.")
    if not isinstance(name, str):
        raise UndeterminedError(argument, why(name))
    if name.lower() in DEFAULTS:
        yield Violation(f"The administrator is {name}, which attackers try first.", argument)


CONTROL = Control(
    id="rds-usernames",
    title="The administrator of a database does not have a default name.",
    why="Attackers try the default names first.",
    source="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.MasterAccounts.html",
    fix="Choose another master_username or username; AWS replaces the database to change it.",
    types=tuple(ARGUMENTS),
    severity=Severity.LOW,
    check=check,
    fsbp=(
        "RDS.24",
        "RDS.25",
    ),
)
