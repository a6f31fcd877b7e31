"""RDS: the database's log is kept, and not for ever."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import databases, naming
from modsmith.validate.control import Control, Violation

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
    """Each log that is exported has a group of the module's with an end."""
    known = database.known(EXPORTS)
    exports = [str(one) for one in known] if isinstance(known, list) else []
    needed = NEEDED.get(databases.engine(database, evaluation))
    if not exports or (needed and needed not in exports):
        yield Violation(f"It does not export its {needed or 'own'} log.", EXPORTS)
    kind, argument = KINDS[database.type]
    for export in exports:
        names = {
            f"/aws/rds/{kind}/{name}/{export}" for name in naming.spellings(database, argument, evaluation)
        }
        groups = naming.called(evaluation, GROUP, "name", names)
        if not groups:
            yield Violation(f"RDS makes the group of its {export} log, without key and end.", EXPORTS)
        elif any(not group.number("retention_in_days") for group in groups):
            yield Violation(f"{groups[0].address} keeps its {export} log for ever.", EXPORTS)


CONTROL = Control(
    id="rds-logs",
    title="A database exports its log to a group of the module's that has an end.",
    why="A log that stays on the host is gone after days; a group that RDS makes itself is kept and paid for ever.",
    source="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_LogAccess.Procedural.UploadtoCloudWatch.html",
    fix="Set enabled_cloudwatch_logs_exports and add an aws_cloudwatch_log_group of that name with retention_in_days.",
    types=tuple(KINDS),
    check=check,
    checkov=("CKV_AWS_129", "CKV_AWS_324"),
    guards=GUARDS,
)
