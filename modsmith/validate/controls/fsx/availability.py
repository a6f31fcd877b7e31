"""FSx: a production file system survives the loss of an availability zone."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.environments import production_only
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

TYPES = (
    "aws_fsx_ontap_file_system",
    "aws_fsx_openzfs_file_system",
    "aws_fsx_windows_file_system",
)


def check(files: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for a deployment in two zones."""
    production_only(evaluation)
    if not str(files.known("deployment_type")).startswith("MULTI_AZ"):
        yield Violation("The file system is in one availability zone.", "deployment_type")


CONTROL = Control(
    id="fsx-availability",
    title="A production file system of FSx is in two availability zones.",
    why="When the only zone fails, the files are out of reach until it is back.",
    source="https://docs.aws.amazon.com/fsx/latest/ONTAPGuide/high-availability-AZ.html",
    fix="Set deployment_type to one of the MULTI_AZ types.",
    types=TYPES,
    severity=Severity.MEDIUM,
    check=check,
    fsbp=(
        "FSx.3",
        "FSx.4",
        "FSx.5",
    ),
    guards=tuple((type_, "deployment_type") for type_ in TYPES),
)
