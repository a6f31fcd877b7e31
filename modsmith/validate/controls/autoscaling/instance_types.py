"""Auto Scaling: a group can launch more than one type of instance."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.network.instances import TEMPLATE
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

GROUP = "aws_autoscaling_group"
POLICY = "mixed_instances_policy"
LAUNCH = f"{POLICY}.0.launch_template.0"
NAMED = (
    "launch_template_specification.0.launch_template_id",
    "launch_template_specification.0.launch_template_name",
)


def check(group: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for two types, or for requirements from which AWS chooses types."""
    if not group.blocks(POLICY):
        yield Violation("The group launches one type of instance.", POLICY)
        return
    types = group.blocks(f"{LAUNCH}.override")
    if len(types) > 1 or any(group.part(one).blocks("instance_requirements") for one in types):
        return
    templates = (one for path in NAMED for one in evaluation.named(group.at(f"{LAUNCH}.{path}"), TEMPLATE))
    if not any(one.blocks("instance_requirements") for one in templates):
        yield Violation("The group launches one type of instance.", POLICY)


CONTROL = Control(
    id="autoscaling-instance-types",
    title="An Auto Scaling group can launch several types of instances.",
    why="When a zone has no more instances of the only type, the group cannot grow or replace any.",
    source="https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-mixed-instances-groups.html",
    fix="Add a mixed_instances_policy with two overrides, or with instance_requirements.",
    types=(GROUP,),
    severity=Severity.LOW,
    check=check,
    fsbp=("AutoScaling.6",),
    guards=((GROUP, POLICY), (GROUP, f"{POLICY}.launch_template.override")),
)
