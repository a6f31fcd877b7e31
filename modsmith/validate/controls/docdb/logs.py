"""DocumentDB: a cluster records and exports its audit log."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import documents, links
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

CLUSTER = documents.DOCUMENTS
EXPORTS = "enabled_cloudwatch_logs_exports"
ARGUMENT = "db_cluster_parameter_group_name"
GROUP = "aws_docdb_cluster_parameter_group"
NAME = "audit_logs"


def check(cluster: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks the export, and that the parameter group turns auditing on."""
    if "audit" not in links.listed(cluster, EXPORTS):
        yield Violation("The cluster does not export its audit log.", EXPORTS)
        return
    yield from documents.unrecorded(cluster, ARGUMENT, GROUP, NAME, evaluation)


CONTROL = Control(
    id="docdb-logs",
    title="A DocumentDB cluster records its audit log and exports it to CloudWatch Logs.",
    why="Without an audit log nobody can tell who read or changed documents.",
    source="https://docs.aws.amazon.com/documentdb/latest/developerguide/event-auditing.html",
    fix="Add audit to enabled_cloudwatch_logs_exports, and set the parameter audit_logs to enabled.",
    types=(CLUSTER,),
    severity=Severity.MEDIUM,
    check=check,
    reads=(GROUP,),
    checkov=(
        "CKV_AWS_85",
        "CKV_AWS_104",
    ),
    trivy=("AVD-AWS-0020",),
    fsbp=("DocumentDB.4",),
    guards=((CLUSTER, EXPORTS), (CLUSTER, ARGUMENT), (GROUP, "parameter")),
)
