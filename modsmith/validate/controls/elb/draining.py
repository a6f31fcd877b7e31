"""Elastic Load Balancing: a Classic Load Balancer lets requests finish before it removes an instance."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.network.balancers import CLASSIC
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity


def check(balancer: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks connection draining."""
    if not balancer.flag("connection_draining"):
        yield Violation("Connection draining is off.", "connection_draining")


CONTROL = Control(
    id="elb-draining",
    title="A Classic Load Balancer drains connections.",
    why="Each deployment and each scaling step cuts off the requests that are under way.",
    source="https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/config-conn-drain.html",
    fix="Set connection_draining = true.",
    types=(CLASSIC,),
    severity=Severity.LOW,
    check=check,
    fsbp=("ELB.7",),
    guards=((CLASSIC, "connection_draining"),),
)
