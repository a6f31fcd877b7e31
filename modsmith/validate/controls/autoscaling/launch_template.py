"""Auto Scaling: a group launches instances from a launch template."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

GROUP = "aws_autoscaling_group"
TEMPLATES = ("launch_template", "mixed_instances_policy")


def check(group: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks for a launch template, of the group's own or of its policy for mixed instances."""
    if not any(group.blocks(block) for block in TEMPLATES):
        yield Violation("The group has no launch template.", "launch_configuration")


CONTROL = Control(
    id="autoscaling-launch-template",
    title="An Auto Scaling group uses a launch template.",
    why="Launch configurations get no new features and instance types, and AWS is retiring them.",
    source="https://docs.aws.amazon.com/autoscaling/ec2/userguide/launch-templates.html",
    fix="Replace launch_configuration by launch_template.",
    types=(GROUP,),
    severity=Severity.LOW,
    check=check,
    checkov=("CKV_AWS_315",),
    fsbp=("AutoScaling.9",),
    guards=tuple((GROUP, block) for block in TEMPLATES),
)
