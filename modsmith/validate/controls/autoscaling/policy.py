"""Application Auto Scaling: a policy belongs to a target and has a sensible target value."""

from __future__ import annotations

import re
from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import policies, scaling
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

BLOCK = "target_tracking_scaling_policy_configuration"
PERCENT = (20, 90)
"""Target utilization in percent. DynamoDB allows no others, which also waste capacity or leave no headroom."""

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
    """Checks that the policy belongs to a target and, for target tracking, its metric and target value."""
    if not scaling.scales(evaluation, policy):
        yield Violation("The policy scales no target of this module.", "resource_id")
    blocks = policy.parts(BLOCK)
    if not blocks and policy.at("policy_type") == "TargetTrackingScaling":
        yield Violation("The policy has no target tracking configuration.", BLOCK)
    if not blocks and not policy.blocks("step_scaling_policy_configuration"):
        yield Violation("The policy does not define how to scale.")
    for block in blocks:
        dimension = policies.text(evaluation.resolve(policy.at("scalable_dimension")))
        yield from _tracking(block, dimension)


def _tracking(block: Resource, dimension: str) -> Iterator[Violation]:
    aim = block.number("target_value")
    metrics = [one.known("predefined_metric_type") for one in block.parts("predefined_metric_specification")]
    if not any(metrics) and not block.blocks("customized_metric_specification"):
        yield Violation("The policy tracks no metric.", BLOCK)
    if aim is None or aim <= 0:
        yield Violation("The policy has no target value.", BLOCK)
    elif any("Utilization" in str(metric) for metric in metrics) and not PERCENT[0] <= aim <= PERCENT[1]:
        yield Violation(
            f"The policy's target value is {aim:g} percent, not {PERCENT[0]} to {PERCENT[1]}.", BLOCK
        )
    direction = re.fullmatch(r"dynamodb:\w+:(Read|Write)CapacityUnits", dimension)
    for metric in metrics:
        if direction and metric != f"DynamoDB{direction[1]}CapacityUtilization":
            yield Violation(f"The policy tracks {metric}, which does not match the scaled dimension.", BLOCK)


CONTROL = Control(
    id="autoscaling-policy",
    title="A scaling policy belongs to a target and tracks one of its metrics with a sensible target value.",
    why="A policy that tracks the wrong metric or aims for 100 percent scales too late.",
    source="https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-target-tracking.html",
    fix=(
        "Refer to the target's own arguments, and set a target_value of 20 to 90 with a metric of "
        "the scaled resource."
    ),
    types=(scaling.POLICY,),
    severity=Severity.LOW,
    check=check,
    reads=(scaling.TARGET,),
    guards=GUARDS,
)
