"""Auto Scaling: a group behind a load balancer replaces instances that fail its health check."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

GROUP = "aws_autoscaling_group"
ATTACHMENTS = ("aws_autoscaling_attachment", "aws_autoscaling_traffic_source_attachment")


def check(group: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks the type of health check of a group that a load balancer sends traffic to."""
    if group.known("health_check_type") == "ELB":
        return
    attached = any(evaluation.referring(group, type_, "autoscaling_group_name") for type_ in ATTACHMENTS)
    if not (
        attached
        or group.is_set("target_group_arns")
        or group.is_set("load_balancers")
        or group.blocks("traffic_source")
    ):
        raise NotApplicableError("The group is not behind a load balancer.")
    yield Violation("An instance that answers no requests is not replaced.", "health_check_type")


CONTROL = Control(
    id="autoscaling-health-check",
    title="An Auto Scaling group behind a load balancer uses the load balancer's health checks.",
    why="An instance that runs but whose application has failed stays, and the group's capacity shrinks.",
    source="https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-health-checks.html",
    fix='Set health_check_type = "ELB".',
    types=(GROUP,),
    severity=Severity.LOW,
    check=check,
    reads=ATTACHMENTS,
    checkov=("CKV2_AWS_15",),
    fsbp=("AutoScaling.1",),
    guards=((GROUP, "health_check_type"),),
)
