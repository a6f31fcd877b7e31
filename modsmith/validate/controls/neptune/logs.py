"""Neptune: a cluster records and exports its audit log."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import documents, links
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

CLUSTER = documents.GRAPH
EXPORTS = "enable_cloudwatch_logs_exports"
ARGUMENT = "neptune_cluster_parameter_group_name"
GROUP = "aws_neptune_cluster_parameter_group"
NAME = "neptune_enable_audit_log"


def check(cluster: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks the export, and that the parameter group turns auditing on."""
    if "audit" not in links.listed(cluster, EXPORTS):
        yield Violation("The cluster does not export its audit log.", EXPORTS)
        return
    yield from documents.unrecorded(cluster, ARGUMENT, GROUP, NAME, evaluation)


CONTROL = Control(
    id="neptune-logs",
    title="A Neptune cluster records and exports its audit log to CloudWatch Logs.",
    why="Without an audit log nobody can tell who read or changed the graph.",
    source="https://docs.aws.amazon.com/neptune/latest/userguide/cloudwatch-logs.html",
    fix=("Add audit to enable_cloudwatch_logs_exports, and set the parameter neptune_enable_audit_log to 1."),
    types=(CLUSTER,),
    severity=Severity.MEDIUM,
    check=check,
    reads=(GROUP,),
    checkov=("CKV_AWS_101",),
    trivy=("AVD-AWS-0075",),
    fsbp=("Neptune.2",),
    guards=((CLUSTER, EXPORTS), (CLUSTER, ARGUMENT), (GROUP, "parameter")),
)
