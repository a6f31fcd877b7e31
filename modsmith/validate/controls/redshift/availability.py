"""Redshift: a production cluster survives the loss of an availability zone."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import warehouses
from modsmith.validate.aws.environments import production_only
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

CLUSTER = warehouses.CLUSTER


def check(cluster: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for nodes in two zones, which RA3 nodes can have."""
    production_only(evaluation)
    if not str(cluster.known("node_type")).startswith("ra3."):
        raise NotApplicableError("Only clusters of RA3 nodes can be in two availability zones.")
    if not cluster.flag("multi_az"):
        yield Violation("All nodes are in one availability zone.", "multi_az")


CONTROL = Control(
    id="redshift-availability",
    title="A production warehouse of RA3 nodes is in two availability zones.",
    why="When the only zone fails, reports and loads stop until it is back.",
    source="https://docs.aws.amazon.com/redshift/latest/mgmt/managing-cluster-multi-az.html",
    fix="Set multi_az = true.",
    types=(CLUSTER,),
    severity=Severity.MEDIUM,
    check=check,
    fsbp=("Redshift.18",),
    guards=((CLUSTER, "multi_az"),),
)
