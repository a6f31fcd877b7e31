"""RDS: backups reach back far enough, and those of production outlive the database."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import databases
from modsmith.validate.aws.environments import is_production
from modsmith.validate.control import Control, Violation

LEAST_DAYS = 7
"""Fewer days are too short to find out on a Monday what went wrong before the weekend."""

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
    """Days, tags, and in production a final snapshot and backups that stay."""
    databases.no_copy(database)
    days = database.number("backup_retention_period")
    if days is None or days < LEAST_DAYS:
        kept = f"{days:g} days" if days else "the default of one day, or none,"
        yield Violation(f"Backups reach back {kept} only.", "backup_retention_period")
    if not database.flag("copy_tags_to_snapshot"):
        yield Violation("Its snapshots do not carry its tags.", "copy_tags_to_snapshot")
    if not is_production(evaluation):
        return
    if database.flag("skip_final_snapshot"):
        yield Violation("It goes without a final snapshot.", "skip_final_snapshot")
    elif not database.is_set("final_snapshot_identifier"):
        yield Violation(
            "Its final snapshot has no name, so that it cannot be taken.", "final_snapshot_identifier"
        )
    if database.at("delete_automated_backups") is None or database.flag("delete_automated_backups"):
        yield Violation("Its automated backups go with it.", "delete_automated_backups")


CONTROL = Control(
    id="rds-backup",
    title="A database is backed up for a week or longer; in production a final snapshot and the backups outlive it.",
    why="Without backups a wrong statement is final, and a deleted database takes its automated backups with it.",
    source="https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Managing.Backups.html",
    fix="Set backup_retention_period of 7 or more, copy_tags_to_snapshot and a final_snapshot_identifier.",
    types=(databases.CLUSTER, databases.INSTANCE),
    check=check,
    checkov=("CKV_AWS_133", "CKV_AWS_313"),
    guards=GUARDS,
)
