"""Neptune: no instance or graph has a public address."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

SWITCHES = {
    "aws_neptune_cluster_instance": "publicly_accessible",
    "aws_neptunegraph_graph": "public_connectivity",
}


def check(resource: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks for a public address."""
    argument = SWITCHES[resource.type]
    if resource.flag(argument):
        yield Violation("It has a public address.", argument)


CONTROL = Control(
    id="neptune-network",
    title="A Neptune database has no public address.",
    why="With a public address, one careless rule exposes the graph.",
    source="https://docs.aws.amazon.com/neptune/latest/userguide/get-started-vpc.html",
    fix="Keep publicly_accessible and public_connectivity off.",
    types=tuple(SWITCHES),
    severity=Severity.CRITICAL,
    check=check,
    checkov=("CKV_AWS_102",),
)
