"""RDS: a database exports its log to a log group with retention."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import databases, links, naming
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

EXPORTS = "enabled_cloudwatch_logs_exports"
GROUP = "aws_cloudwatch_log_group"
KINDS = {databases.CLUSTER: ("cluster", "cluster_identifier"), databases.INSTANCE: ("instance", "identifier")}
NEEDED = {"postgres": "postgresql", "mysql": "error"}
GUARDS = (
    (databases.CLUSTER, EXPORTS),
    (databases.INSTANCE, EXPORTS),
    (GROUP, ""),
    (GROUP, "name"),
    (GROUP, "retention_in_days"),
)


def check(database: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks that each exported log has a log group of the module with retention."""
    exports = links.listed(database, EXPORTS)
    needed = NEEDED.get(databases.engine(database, evaluation))
    if not exports or (needed and needed not in exports):
        yield Violation(f"The database does not export its {needed or 'own'} log.", EXPORTS)
    kind, argument = KINDS[database.type]
    for export in exports:
        names = {
            f"/aws/rds/{kind}/{name}/{export}" for name in naming.spellings(database, argument, evaluation)
        }
        groups = naming.called(evaluation, GROUP, "name", names)
        if not groups:
            yield Violation(
                f"The module creates no log group for the {export} log, so RDS creates one without key and retention.",
                EXPORTS,
            )
        elif any(not group.number("retention_in_days") for group in groups):
            yield Violation(f"{groups[0].address} keeps the {export} log forever.", EXPORTS)


CONTROL = Control(
    id="rds-logs",
    title="A database exports its log to a log group of the module with retention.",
    why=(
        "Logs on the host are gone after days. A log group that RDS creates keeps them, and costs "
        "money, forever."
    ),
    source="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_LogAccess.Procedural.UploadtoCloudWatch.html",
    fix=(
        "Set enabled_cloudwatch_logs_exports and add an aws_cloudwatch_log_group of that name with "
        "retention_in_days."
    ),
    types=tuple(KINDS),
    severity=Severity.MEDIUM,
    scope="deployment",
    check=check,
    checkov=("CKV_AWS_129", "CKV_AWS_324"),
    fsbp=("RDS.9", "RDS.36", "RDS.37", "RDS.40", "RDS.42"),
    guards=GUARDS,
)
