"""EKS: clusters and their nodes run a version of Kubernetes in standard support."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.evaluate.values import Symbol
from modsmith.validate.aws import texts
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.controls.eks.endpoint import CLUSTER
from modsmith.validate.severity import Severity

NODES = "aws_eks_node_group"
OLDEST = (1, 34)
"""The oldest version in standard support in November 2026.

Source: https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html
"""


def check(resource: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks the version; without one, EKS takes its default, and nodes that of their cluster."""
    given = _given(resource.at("version"), evaluation)
    if isinstance(given, Symbol) and given.refers and all(CLUSTER in one for one in given.refers):
        raise NotApplicableError("The version is that of a cluster, which has its own check.")
    if not texts.is_always(given, "version", _is_supported):
        named = f"Kubernetes {given}" if isinstance(given, str) else "The version of Kubernetes"
        yield Violation(f"{named} is not in EKS's standard support.", "version")


def _is_supported(version: str) -> bool:
    found = re.fullmatch(r"(\d+)\.(\d+)", version)
    return not version or (found is not None and (int(found.group(1)), int(found.group(2))) >= OLDEST)


def _given(value: Any, evaluation: Evaluation) -> Any:
    """A version as it is given, also by way of the triggers of a `time_sleep`, which delay nodes."""
    if isinstance(value, Symbol):
        address, _, name = value.text.partition(".triggers.")
        for delay in evaluation.get(address) if name else ():
            return evaluation.resolve(delay.at(f"triggers.{name}"))
    return evaluation.resolve(value)


CONTROL = Control(
    id="eks-version",
    title="Clusters and node groups run a version of Kubernetes in EKS's standard support.",
    why="Extended support costs six times as much; after it, AWS upgrades the cluster without asking.",
    source="https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html",
    fix=f"Set version to {OLDEST[0]}.{OLDEST[1]} or newer, one minor version at a time.",
    types=(CLUSTER, NODES),
    severity=Severity.MEDIUM,
    check=check,
    checkov=("CKV_AWS_339",),
    fsbp=("EKS.2", "EKS.9"),
)
