"""Aurora Serverless v2: a cluster has bounds to scale between."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import databases
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

BLOCK = "serverlessv2_scaling_configuration"
MOST = 256
"""Largest capacity of one instance, in Aurora capacity units."""

GUARDS = tuple(
    (databases.CLUSTER, path) for path in (BLOCK, f"{BLOCK}.min_capacity", f"{BLOCK}.max_capacity")
)


def check(cluster: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks that the bounds are multiples of half a unit, with room between them."""
    blocks = cluster.parts(BLOCK)
    if not blocks:
        if not any(
            one.known("instance_class") == "db.serverless" for one in databases.members(cluster, evaluation)
        ):
            raise NotApplicableError("None of the cluster's instances is serverless.")
        yield Violation("The cluster has serverless instances but no scaling bounds.", BLOCK)
    for block in blocks:
        least, most = block.number("min_capacity"), block.number("max_capacity")
        if least is None or least < 0 or most is None or not 1 <= most <= MOST:
            yield Violation(f"The cluster's scaling bounds are not between 0 and {MOST} units.", BLOCK)
        elif most <= least:
            yield Violation("The cluster's maximum capacity is not greater than its minimum.", BLOCK)
        elif (2 * least) % 1 or (2 * most) % 1:
            yield Violation("The cluster's scaling bounds are not multiples of half a unit.", BLOCK)


CONTROL = Control(
    id="rds-scaling",
    title="A cluster with serverless instances has scaling bounds with room between them.",
    why="Without room the cluster does not scale. Without a maximum its cost is unlimited.",
    source="https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2.setting-capacity.html",
    fix="Set min_capacity below max_capacity in serverlessv2_scaling_configuration.",
    types=(databases.CLUSTER,),
    severity=Severity.LOW,
    check=check,
    reads=(databases.MEMBER,),
    guards=GUARDS,
)
