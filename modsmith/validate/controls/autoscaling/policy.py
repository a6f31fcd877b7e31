"""Application Auto Scaling: a policy belongs to a target and aims at something sensible."""

from __future__ import annotations

import re
from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import policies, scaling
from modsmith.validate.control import Control, Violation

BLOCK = "target_tracking_scaling_policy_configuration"
PERCENT = (20, 90)
"""Per cent of utilization to aim at: DynamoDB allows no others, and elsewhere they are waste or leave no room."""

GUARDS = (
    (scaling.TARGET, ""),
    *(
        (scaling.POLICY, path)
        for path in (
            "service_namespace",
            "resource_id",
            "scalable_dimension",
            BLOCK,
            f"{BLOCK}.target_value",
            f"{BLOCK}.predefined_metric_specification",
            f"{BLOCK}.predefined_metric_specification.predefined_metric_type",
        )
    ),
)


def check(policy: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """A target of this module, or of nobody's; and for target tracking, a metric and an aim."""
    if not scaling.scales(evaluation, policy):
        yield Violation("It scales no target of this module.", "resource_id")
    blocks = policy.parts(BLOCK)
    if not blocks and policy.at("policy_type") == "TargetTrackingScaling":
        yield Violation("It tracks no target value.", BLOCK)
    if not blocks and not policy.blocks("step_scaling_policy_configuration"):
        yield Violation("It says nothing of how to scale.")
    for block in blocks:
        dimension = policies.text(evaluation.resolve(policy.at("scalable_dimension")))
        yield from _tracking(block, dimension)


def _tracking(block: Resource, dimension: str) -> Iterator[Violation]:
    aim = block.number("target_value")
    metrics = [one.known("predefined_metric_type") for one in block.parts("predefined_metric_specification")]
    if not any(metrics) and not block.blocks("customized_metric_specification"):
        yield Violation("It follows no metric.", BLOCK)
    if aim is None or aim <= 0:
        yield Violation("It aims at nothing.", BLOCK)
    elif any("Utilization" in str(metric) for metric in metrics) and not PERCENT[0] <= aim <= PERCENT[1]:
        yield Violation(f"It aims at {aim:g} per cent, not at {PERCENT[0]} to {PERCENT[1]}.", BLOCK)
    direction = re.fullmatch(r"dynamodb:\w+:(Read|Write)CapacityUnits", dimension)
    for metric in metrics:
        if direction and metric != f"DynamoDB{direction[1]}CapacityUtilization":
            yield Violation(f"It follows {metric}, which is not of what it scales.", BLOCK)


CONTROL = Control(
    id="autoscaling-policy",
    title="A scaling policy belongs to a target and follows a metric of it to a sensible aim.",
    why="A policy that follows the wrong metric or aims at 100 per cent scales when it is too late.",
    source="https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-target-tracking.html",
    fix="Refer to the target's own arguments, and set a target_value of 20 to 90 with a metric of what it scales.",
    types=(scaling.POLICY,),
    check=check,
    reads=(scaling.TARGET,),
    guards=GUARDS,
)
