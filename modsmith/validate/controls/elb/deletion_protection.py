"""Elastic Load Balancing: production load balancers have deletion protection."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.environments import production_only
from modsmith.validate.aws.network import balancers
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

FLAG = "enable_deletion_protection"


def check(balancer: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks deletion protection in production."""
    production_only(evaluation)
    if not balancer.flag(FLAG):
        yield Violation("Deletion protection is off.", FLAG)


CONTROL = Control(
    id="elb-deletion-protection",
    title="A production load balancer has deletion protection.",
    why="A mistake in a plan or in the console deletes the load balancer and its DNS name, which never returns.",
    source="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html",
    fix="Set enable_deletion_protection = true in production.",
    types=balancers.BALANCERS,
    severity=Severity.LOW,
    check=check,
    checkov=("CKV_AWS_150",),
    fsbp=("ELB.6",),
    guards=tuple((type_, FLAG) for type_ in balancers.BALANCERS),
)
