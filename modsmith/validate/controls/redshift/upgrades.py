"""Redshift: a cluster takes new versions by itself."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import switches, warehouses
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

CLUSTER = warehouses.CLUSTER


def check(cluster: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that upgrades in the maintenance window are not turned off."""
    if not switches.is_on(cluster, "allow_version_upgrade"):
        yield Violation("The cluster takes no new versions.", "allow_version_upgrade")


CONTROL = Control(
    id="redshift-upgrades",
    title="A data warehouse takes new versions in its maintenance window.",
    why="Versions that stay behind keep known security holes.",
    source="https://docs.aws.amazon.com/redshift/latest/mgmt/managing-cluster-considerations.html",
    fix="Leave allow_version_upgrade on.",
    types=(CLUSTER,),
    severity=Severity.MEDIUM,
    check=check,
    checkov=("CKV_AWS_141",),
    fsbp=("Redshift.6",),
)
