"""RDS: people and programs log in with their IAM identity."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import databases
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.fixing.declared import SetArgument
from modsmith.validate.severity import Severity

TYPES = (databases.CLUSTER, databases.INSTANCE)
SWITCH = "iam_database_authentication_enabled"


def check(database: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks IAM authentication for engines that support it."""
    engine = databases.engine(database, evaluation)
    if engine not in ("postgres", "mysql"):
        raise NotApplicableError(f"{engine} does not support IAM authentication.")
    if not database.flag(SWITCH):
        yield Violation("The database accepts only passwords.", SWITCH)


def _unsupported(database: Resource, _: Evaluation) -> str:
    """Clusters in whose modes AWS does not offer it, or not for every version."""
    if database.at("engine_mode") == "serverless" or database.is_set("db_cluster_instance_class"):
        return "not every version of such a cluster offers it"
    return ""


FIXES = tuple(SetArgument(type_, SWITCH, "true", unless=_unsupported) for type_ in TYPES)


CONTROL = Control(
    id="rds-iam-auth",
    title="A database accepts IAM identities with short-lived tokens.",
    why=(
        "Passwords are shared and long-lived. A token expires after fifteen minutes and belongs to "
        "one identity."
    ),
    source="https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/UsingWithRDS.IAMDBAuth.html",
    fix="Set iam_database_authentication_enabled = true.",
    types=TYPES,
    severity=Severity.MEDIUM,
    check=check,
    checkov=("CKV_AWS_161", "CKV_AWS_162"),
    trivy=("AVD-AWS-0176",),
    fsbp=("RDS.10", "RDS.12"),
    guards=tuple((type_, SWITCH) for type_ in TYPES),
    fixes=FIXES,
)
