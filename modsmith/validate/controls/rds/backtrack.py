"""RDS: a cluster of Aurora MySQL can go back in time."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import databases
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity


def check(cluster: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for a window of backtracking."""
    databases.no_copy(cluster)
    if (
        not databases.is_aurora_mysql(cluster, evaluation)
        or cluster.known("engine_mode") == "serverless"
        or cluster.blocks("serverlessv2_scaling_configuration")
    ):
        raise NotApplicableError("Only provisioned clusters of Aurora MySQL can go back in time.")
    if not cluster.number("backtrack_window"):
        yield Violation("The cluster cannot go back in time.", "backtrack_window")


CONTROL = Control(
    id="rds-backtrack",
    title="A cluster of Aurora MySQL can go back in time without a restore.",
    why="After a wrong statement, backtracking takes minutes, and a restore takes hours.",
    source="https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Managing.Backtrack.html",
    fix=(
        "Set backtrack_window to the seconds to go back, at most 259200. AWS allows it only for new clusters."
    ),
    types=(databases.CLUSTER,),
    severity=Severity.LOW,
    check=check,
    checkov=("CKV_AWS_326",),
    fsbp=("RDS.14",),
    guards=((databases.CLUSTER, "backtrack_window"),),
)
