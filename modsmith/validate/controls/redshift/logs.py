"""Redshift: a warehouse logs connections and users."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import warehouses
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

LOGGING = "aws_redshift_logging"
SERVERLESS = ("connectionlog", "userlog")


def check(warehouse: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for audit logging of a cluster, and for both logs of a namespace."""
    if warehouse.type == warehouses.NAMESPACE:
        exports = warehouse.known("log_exports") or []
        for log in SERVERLESS:
            if not isinstance(exports, list) or log not in exports:
                yield Violation(f"The namespace does not export {log}.", "log_exports")
    elif not warehouse.flag("logging.0.enable") and not evaluation.attached(
        warehouse, LOGGING, "cluster_identifier"
    ):
        yield Violation("The cluster does not log connections and queries.", "logging")


CONTROL = Control(
    id="redshift-logs",
    title="A data warehouse logs its connections and users.",
    why="Without audit logs nobody can tell who read or changed data.",
    source="https://docs.aws.amazon.com/redshift/latest/mgmt/db-auditing.html",
    fix=(
        "Add aws_redshift_logging for a cluster, or connectionlog and userlog in log_exports of a namespace."
    ),
    types=(warehouses.CLUSTER, warehouses.NAMESPACE),
    severity=Severity.MEDIUM,
    check=check,
    reads=(LOGGING,),
    checkov=("CKV_AWS_71",),
    fsbp=(
        "Redshift.4",
        "RedshiftServerless.6",
    ),
    guards=(
        (warehouses.CLUSTER, "logging"),
        (warehouses.CLUSTER, "logging.enable"),
        (LOGGING, ""),
        (LOGGING, "cluster_identifier"),
        (warehouses.NAMESPACE, "log_exports"),
    ),
)
