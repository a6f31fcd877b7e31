"""Application Auto Scaling: a target can move, and something moves it."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import scaling
from modsmith.validate.control import Control, Violation

NAMESPACES = {
    "appstream", "cassandra", "comprehend", "custom-resource", "dynamodb", "ec2", "ecs", "elasticache",
    "elasticmapreduce", "kafka", "lambda", "neptune", "rds", "sagemaker", "workspaces",
}  # fmt: skip
"""Services that Application Auto Scaling knows; Kinesis is none of them."""

FROM_ZERO = ("appstream", "ecs", "custom-resource", "lambda", "sagemaker", "rds", "neptune")
"""Services whose capacity may be scaled down to nothing."""

BOUND = ("min_capacity", "max_capacity", "service_namespace", "scalable_dimension")
GUARDS = (*((scaling.TARGET, path) for path in BOUND), (scaling.POLICY, ""))


def check(target: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Bounds between which there is room, a dimension of its own service, and a policy."""
    least, most = target.number("min_capacity"), target.number("max_capacity")
    service = target.known("service_namespace")
    if least is None or least < 0 or (least < 1 and service not in FROM_ZERO):
        yield Violation("Its least capacity is less than one.", "min_capacity")
    if most is None or (least is not None and most <= least):
        yield Violation("Its greatest capacity leaves no room above the least.", "max_capacity")
    if service not in NAMESPACES:
        yield Violation(f"Application Auto Scaling knows no service {service}.", "service_namespace")
    if not str(target.known("scalable_dimension")).startswith(f"{service}:"):
        yield Violation("Its dimension is not one of its service.", "scalable_dimension")
    if not scaling.policies(evaluation, target):
        yield Violation("No policy scales it.")


CONTROL = Control(
    id="autoscaling-bounds",
    title="A scaling target has room between its bounds, a dimension of its service, and a policy that scales it.",
    why="A target without a policy or without room looks like autoscaling and never moves.",
    source="https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html",
    fix="Set min_capacity of 1 or more below max_capacity, and add an aws_appautoscaling_policy for it.",
    types=(scaling.TARGET,),
    check=check,
    reads=(scaling.POLICY,),
    guards=GUARDS,
)
