"""MemoryDB: clients of a cluster need a user of their own."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

CLUSTER = "aws_memorydb_cluster"
ACL = "aws_memorydb_acl"
OPEN = "open-access"


def check(cluster: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks that the access control list is not the open one."""
    if not evaluation.named(cluster.at("acl_name"), ACL) and cluster.known("acl_name") == OPEN:
        yield Violation("Everyone who reaches the cluster can read and change all data.", "acl_name")


CONTROL = Control(
    id="memorydb-access",
    title="A MemoryDB cluster has an access control list with users of its own.",
    why="The list open-access needs neither a user nor a password.",
    source="https://docs.aws.amazon.com/memorydb/latest/devguide/clusters.acls.html",
    fix="Create an aws_memorydb_acl with users, and set acl_name to it.",
    types=(CLUSTER,),
    severity=Severity.HIGH,
    check=check,
    reads=(ACL,),
)
