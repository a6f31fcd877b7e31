"""EFS: an access point limits its clients to a folder and a user."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

POINT = "aws_efs_access_point"


def check(point: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks for a root directory and a user; without them clients choose both."""
    path = point.known("root_directory.0.path")
    if path in (None, "", "/"):
        yield Violation("Clients of the access point can reach the whole file system.", "root_directory")
    if not point.blocks("posix_user"):
        yield Violation("Clients of the access point choose their own user ID.", "posix_user")


CONTROL = Control(
    id="efs-access-points",
    title="An access point limits its clients to a folder and to one user.",
    why="A client that chooses its user and folder can read and change the files of all others.",
    source="https://docs.aws.amazon.com/efs/latest/ug/efs-access-points.html",
    fix="Set root_directory with a path other than /, and posix_user.",
    types=(POINT,),
    severity=Severity.MEDIUM,
    check=check,
    checkov=(
        "CKV_AWS_329",
        "CKV_AWS_330",
    ),
    fsbp=(
        "EFS.3",
        "EFS.4",
    ),
    guards=((POINT, "root_directory"), (POINT, "root_directory.path"), (POINT, "posix_user")),
)
