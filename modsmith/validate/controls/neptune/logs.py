"""Neptune: a cluster exports its audit log."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import documents
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

CLUSTER = documents.GRAPH
EXPORTS = "enable_cloudwatch_logs_exports"


def check(cluster: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks the export of the audit log."""
    if "audit" not in documents.exports(cluster, EXPORTS):
        yield Violation("The cluster does not export its audit log.", EXPORTS)


CONTROL = Control(
    id="neptune-logs",
    title="A Neptune cluster exports its audit log to CloudWatch Logs.",
    why="Without an audit log nobody can tell who read or changed the graph.",
    source="https://docs.aws.amazon.com/neptune/latest/userguide/cloudwatch-logs.html",
    fix=("Add audit to enable_cloudwatch_logs_exports, and set the parameter neptune_enable_audit_log to 1."),
    types=(CLUSTER,),
    severity=Severity.MEDIUM,
    check=check,
    checkov=("CKV_AWS_101",),
    trivy=("AVD-AWS-0075",),
    fsbp=("Neptune.2",),
    guards=((CLUSTER, EXPORTS),),
)
