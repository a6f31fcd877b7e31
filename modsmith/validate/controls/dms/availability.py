"""DMS: a production replication has a standby in another zone."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.environments import production_only
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

SWITCHES = {
    "aws_dms_replication_instance": "multi_az",
    "aws_dms_replication_config": "compute_config.0.multi_az",
}


def check(replication: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for a standby."""
    production_only(evaluation)
    path = SWITCHES[replication.type]
    if not replication.flag(path):
        yield Violation(
            "The replication has no standby in another availability zone.", path.partition(".")[0]
        )


CONTROL = Control(
    id="dms-availability",
    title="A production replication has a standby in another availability zone.",
    why="When the only zone fails, changes are not replicated, and the target falls behind.",
    source="https://docs.aws.amazon.com/dms/latest/userguide/CHAP_ReplicationInstance.html",
    fix="Set multi_az = true.",
    types=tuple(SWITCHES),
    severity=Severity.MEDIUM,
    check=check,
    fsbp=("DMS.13",),
    guards=(
        ("aws_dms_replication_instance", "multi_az"),
        ("aws_dms_replication_config", "compute_config.multi_az"),
    ),
)
