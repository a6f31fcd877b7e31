"""Redshift: snapshots cover a week, and one outlives a production cluster."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import warehouses
from modsmith.validate.aws.environments import is_production
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

CLUSTER = warehouses.CLUSTER
LEAST_DAYS = 7


def check(cluster: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks the retention of automated snapshots and, in production, the final snapshot."""
    days = cluster.number("automated_snapshot_retention_period")
    if days is None or days < LEAST_DAYS:
        period = f"{days:g} days" if days is not None else "one day"
        yield Violation(f"Automated snapshots are kept for {period}.", "automated_snapshot_retention_period")
    if is_production(evaluation) and cluster.flag("skip_final_snapshot"):
        yield Violation("The cluster takes no final snapshot.", "skip_final_snapshot")


CONTROL = Control(
    id="redshift-backup",
    title=(
        "A data warehouse keeps automated snapshots for a week. In production a final snapshot outlives it."
    ),
    why=(
        "Without snapshots a wrong statement cannot be undone, and a deleted cluster takes its data with it."
    ),
    source="https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-snapshots.html",
    fix=(
        "Set automated_snapshot_retention_period to 7 or more, and skip_final_snapshot = false in production."
    ),
    types=(CLUSTER,),
    severity=Severity.HIGH,
    check=check,
    checkov=("CKV_AWS_343",),
    fsbp=("Redshift.3",),
    guards=((CLUSTER, "automated_snapshot_retention_period"),),
)
