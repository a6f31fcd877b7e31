"""FSx: a production file system takes daily backups, with its tags."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.environments import is_production
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

LUSTRE = "aws_fsx_lustre_file_system"
ONTAP = "aws_fsx_ontap_file_system"
OPENZFS = "aws_fsx_openzfs_file_system"
WINDOWS = "aws_fsx_windows_file_system"
DAYS = "automatic_backup_retention_days"
TAGS: dict[str, tuple[str, ...]] = {
    LUSTRE: ("copy_tags_to_backups",),
    ONTAP: (),
    OPENZFS: ("copy_tags_to_backups", "copy_tags_to_volumes"),
    WINDOWS: ("copy_tags_to_backups",),
}
TEMPORARY = "SCRATCH"


def check(files: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for daily backups in production, and that they have the tags; only Windows has backups by default."""
    if str(files.known("deployment_type")).startswith(TEMPORARY):
        raise NotApplicableError("A temporary file system has no backups.")
    days = files.number(DAYS)
    if is_production(evaluation) and (days == 0 or (days is None and files.type != WINDOWS)):
        yield Violation("The file system takes no daily backups.", DAYS)
    for argument in TAGS[files.type]:
        if not files.flag(argument):
            yield Violation(f"{argument} is off, so rules that select by tag miss the copies.", argument)


CONTROL = Control(
    id="fsx-backup",
    title="A file system of FSx takes daily backups in production, and copies its tags to them.",
    why=(
        "Deleted files cannot be restored without a backup. Backups without tags are missed by "
        "policies that select by tag."
    ),
    source="https://docs.aws.amazon.com/fsx/latest/OpenZFSGuide/using-backups.html",
    fix="Set automatic_backup_retention_days to 7 or more, and every copy_tags_to_ argument to true.",
    types=tuple(TAGS),
    severity=Severity.MEDIUM,
    check=check,
    fsbp=(
        "FSx.1",
        "FSx.2",
    ),
    guards=(
        *((type_, DAYS) for type_ in (LUSTRE, ONTAP, OPENZFS)),
        *((type_, argument) for type_, arguments in TAGS.items() for argument in arguments),
    ),
)
