"""RDS: backups cover a week, and those of production outlive the database."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import databases
from modsmith.validate.aws.environments import is_production
from modsmith.validate.control import Control, Violation
from modsmith.validate.fixing.declared import SetArgument
from modsmith.validate.parameters import Parameter
from modsmith.validate.severity import Severity

DAYS = Parameter("backup_days", 7, "the fewest days for which a database keeps backups")
"""A shorter period can be over before someone notices, after a weekend, what went wrong before it."""

GUARDS = tuple(
    (type_, path)
    for type_ in (databases.CLUSTER, databases.INSTANCE)
    for path in (
        "backup_retention_period",
        "copy_tags_to_snapshot",
        "final_snapshot_identifier",
        "delete_automated_backups",
    )
)


def check(database: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks the retention and, in production, the final snapshot and that automated backups are kept."""
    databases.no_copy(database)
    days = database.number("backup_retention_period")
    if days is None or days < DAYS.value:
        period = f"only {days:g} days" if days else "one day at most"
        yield Violation(f"The database keeps backups for {period}.", "backup_retention_period")
    if not database.flag("copy_tags_to_snapshot"):
        yield Violation("The database does not copy its tags to snapshots.", "copy_tags_to_snapshot")
    if not is_production(evaluation):
        return
    if database.flag("skip_final_snapshot"):
        yield Violation("The database takes no final snapshot.", "skip_final_snapshot")
    elif not database.is_set("final_snapshot_identifier"):
        yield Violation("The final snapshot has no name, so RDS cannot take it.", "final_snapshot_identifier")
    if database.known("delete_automated_backups") is None or database.flag("delete_automated_backups"):
        yield Violation(
            "RDS deletes the automated backups together with the database.", "delete_automated_backups"
        )


FIXES = tuple(
    SetArgument(type_, "copy_tags_to_snapshot", "true") for type_ in (databases.CLUSTER, databases.INSTANCE)
)


CONTROL = Control(
    id="rds-backup",
    title=(
        "A database keeps backups for at least a week. In production, a final snapshot and the "
        "backups outlive it."
    ),
    why=(
        "Without backups you cannot undo a wrong statement, and a deleted database takes its backups with it."
    ),
    source="https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Managing.Backups.html",
    fix="Set backup_retention_period to 7 or more, copy_tags_to_snapshot and a final_snapshot_identifier.",
    types=(databases.CLUSTER, databases.INSTANCE),
    severity=Severity.HIGH,
    parameters=(DAYS,),
    check=check,
    checkov=("CKV2_AWS_60", "CKV_AWS_133", "CKV_AWS_313"),
    trivy=("AVD-AWS-0077",),
    fsbp=("RDS.11", "RDS.16", "RDS.17", "RDS.47", "RDS.48", "RDS.50"),
    guards=GUARDS,
    fixes=FIXES,
)
