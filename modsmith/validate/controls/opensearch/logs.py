"""OpenSearch: a domain publishes its error and audit logs."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import searches, switches
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

BLOCK = "log_publishing_options"
NEEDED = {"ES_APPLICATION_LOGS": "error log", "AUDIT_LOGS": "audit log"}


def check(domain: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks for both logs; audit logs also need fine-grained access control."""
    published = {str(one.known("log_type")) for one in domain.parts(BLOCK) if switches.is_on(one, "enabled")}
    for log, what in NEEDED.items():
        if log not in published:
            yield Violation(f"The domain does not publish its {what}, {log}.", BLOCK)


CONTROL = Control(
    id="opensearch-logs",
    title="A search domain publishes its error and audit logs to CloudWatch Logs.",
    why="Without logs nobody can tell why a cluster failed, or who read an index.",
    source="https://docs.aws.amazon.com/opensearch-service/latest/developerguide/audit-logs.html",
    fix="Add log_publishing_options for ES_APPLICATION_LOGS and for AUDIT_LOGS.",
    types=searches.TYPES,
    severity=Severity.MEDIUM,
    check=check,
    checkov=(
        "CKV_AWS_84",
        "CKV_AWS_317",
    ),
    trivy=("AVD-AWS-0042",),
    fsbp=(
        "Opensearch.4",
        "Opensearch.5",
        "ES.4",
        "ES.5",
    ),
    guards=searches.guards(BLOCK, f"{BLOCK}.log_type"),
)
