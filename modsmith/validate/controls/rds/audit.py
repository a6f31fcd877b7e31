"""RDS: a cluster of Aurora MySQL records and exports its audit log."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import databases
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

EXPORTS = "enabled_cloudwatch_logs_exports"
NAME = "server_audit_logging"
GROUP = databases.GROUPS[databases.CLUSTER]


def check(cluster: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks the export, and the parameter that turns auditing on."""
    databases.no_copy(cluster)
    if not databases.is_aurora_mysql(cluster, evaluation):
        raise NotApplicableError("Only Aurora MySQL has this audit log.")
    exports = cluster.known(EXPORTS)
    if not isinstance(exports, list) or "audit" not in exports:
        yield Violation("The cluster does not export its audit log.", EXPORTS)
        return
    values = [
        str(one.known("value")).lower()
        for one in databases.parameters(cluster, evaluation)
        if one.known("name") == NAME
    ]
    if not values or values[0] not in ("1", "on"):
        yield Violation(
            f"No parameter group of the cluster sets {NAME}, so nothing is recorded.",
            "db_cluster_parameter_group_name",
        )


CONTROL = Control(
    id="rds-audit",
    title="A cluster of Aurora MySQL records its audit log and exports it to CloudWatch Logs.",
    why="Without an audit log nobody can tell who read or changed rows.",
    source="https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Auditing.html",
    fix=(
        "Add audit to enabled_cloudwatch_logs_exports, and set server_audit_logging = 1 in the "
        "cluster's parameter group."
    ),
    types=(databases.CLUSTER,),
    severity=Severity.MEDIUM,
    check=check,
    reads=(GROUP,),
    checkov=("CKV_AWS_325",),
    fsbp=(
        "RDS.34",
        "RDS.45",
    ),
    guards=(
        (databases.CLUSTER, EXPORTS),
        (databases.CLUSTER, "db_cluster_parameter_group_name"),
        (GROUP, "parameter"),
    ),
)
