"""EKS: the control plane logs who did what."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import texts
from modsmith.validate.control import Control, Violation
from modsmith.validate.controls.eks.endpoint import CLUSTER
from modsmith.validate.severity import Severity

NEEDED = ("api", "audit", "authenticator")
"""What an investigation needs; the logs of scheduler and controller manager are for debugging."""


def check(cluster: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that the logs of requests, of their effects and of logins are on."""
    given = texts.listed(cluster, "enabled_cluster_log_types")
    missing = [one for one in NEEDED if one not in given]
    if missing:
        yield Violation(f"The control plane does not log {', '.join(missing)}.", "enabled_cluster_log_types")


CONTROL = Control(
    id="eks-logs",
    title="The control plane of a cluster logs API, audit and authenticator.",
    why="Nothing shows who changed or read what in the cluster.",
    source="https://docs.aws.amazon.com/eks/latest/userguide/control-plane-logs.html",
    fix='Set enabled_cluster_log_types = ["api", "audit", "authenticator"], or all five.',
    types=(CLUSTER,),
    severity=Severity.MEDIUM,
    check=check,
    fsbp=("EKS.8",),
    guards=((CLUSTER, "enabled_cluster_log_types"),),
)
