"""Application Auto Scaling: a target has room to scale, and a policy that scales it."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import scaling
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

NAMESPACES = {
    "appstream", "cassandra", "comprehend", "custom-resource", "dynamodb", "ec2", "ecs", "elasticache",
    "elasticmapreduce", "kafka", "lambda", "neptune", "rds", "sagemaker", "workspaces",
}  # fmt: skip
"""Services that Application Auto Scaling supports; Kinesis is not one of them."""

FROM_ZERO = ("appstream", "ecs", "custom-resource", "lambda", "sagemaker", "rds", "neptune")
"""Services whose capacity can scale down to zero."""

BOUND = ("min_capacity", "max_capacity", "service_namespace", "scalable_dimension")
GUARDS = (*((scaling.TARGET, path) for path in BOUND), (scaling.POLICY, ""))


def check(target: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks the bounds, the dimension and the policy of a scaling target."""
    least, most = target.number("min_capacity"), target.number("max_capacity")
    service = target.known("service_namespace")
    if least is None or least < 0 or (least < 1 and service not in FROM_ZERO):
        yield Violation("The target's minimum capacity is less than 1.", "min_capacity")
    if most is None or (least is not None and most <= least):
        yield Violation("The target's maximum capacity is not greater than its minimum.", "max_capacity")
    if service not in NAMESPACES:
        yield Violation(
            f"Application Auto Scaling does not support the service {service}.", "service_namespace"
        )
    if not str(target.known("scalable_dimension")).startswith(f"{service}:"):
        yield Violation("The target's scalable dimension belongs to another service.", "scalable_dimension")
    if not scaling.policies(evaluation, target):
        yield Violation("No policy scales the target.")


CONTROL = Control(
    id="autoscaling-bounds",
    title=(
        "A scaling target has room between its bounds, a dimension of its service, and a policy that "
        "scales it."
    ),
    why="A target without a policy or without room looks like autoscaling but never changes its capacity.",
    source="https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html",
    fix=(
        "Set min_capacity to 1 or more and below max_capacity, and add an aws_appautoscaling_policy "
        "for the target."
    ),
    types=(scaling.TARGET,),
    severity=Severity.LOW,
    check=check,
    reads=(scaling.POLICY,),
    guards=GUARDS,
)
