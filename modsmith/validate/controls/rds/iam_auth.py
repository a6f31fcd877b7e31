"""RDS: people and programs log in as themselves."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import databases
from modsmith.validate.control import Control, NotApplicableError, Violation

TYPES = (databases.CLUSTER, databases.INSTANCE)
SWITCH = "iam_database_authentication_enabled"


def check(database: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """The switch must be on where the engine has it."""
    engine = databases.engine(database, evaluation)
    if engine not in ("postgres", "mysql"):
        raise NotApplicableError(f"{engine} knows no IAM authentication.")
    if not database.flag(SWITCH):
        yield Violation("Nobody can log in but with a password.", SWITCH)


CONTROL = Control(
    id="rds-iam-auth",
    title="A database lets IAM identities log in with short-lived tokens.",
    why="Passwords are shared and stay; a token lasts fifteen minutes, and a policy says whose it is.",
    source="https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/UsingWithRDS.IAMDBAuth.html",
    fix="Set iam_database_authentication_enabled = true.",
    types=TYPES,
    check=check,
    checkov=("CKV_AWS_161", "CKV_AWS_162"),
    guards=tuple((type_, SWITCH) for type_ in TYPES),
)
