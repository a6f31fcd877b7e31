"""MemoryDB: a cluster is in chosen subnets and security groups."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import openings
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

CLUSTER = "aws_memorydb_cluster"
CHOSEN = ("subnet_group_name", "security_group_ids")


def check(cluster: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks for explicit subnets and security groups."""
    for argument in CHOSEN:
        if not openings.is_chosen(cluster, argument):
            yield Violation(f"The cluster has no {argument} and uses the default one.", argument)


CONTROL = Control(
    id="memorydb-network",
    title="A MemoryDB cluster is in explicitly chosen subnets and security groups.",
    why="The default security group lets all its members connect to the cluster.",
    source="https://docs.aws.amazon.com/memorydb/latest/devguide/vpcs.html",
    fix="Set subnet_group_name and security_group_ids.",
    types=(CLUSTER,),
    severity=Severity.HIGH,
    check=check,
    guards=tuple((CLUSTER, argument) for argument in CHOSEN),
)
