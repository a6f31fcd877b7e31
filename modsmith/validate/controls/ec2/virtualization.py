"""EC2: images and instances use hardware virtualization."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.network import instances
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

IMAGE = "aws_ami"
FAMILIES = frozenset({"c1", "m1", "m2", "t1"})
"""Instance types of the generation that runs paravirtual images."""


def check(resource: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks an image's kind of virtualization, or an instance's generation."""
    if resource.type == IMAGE:
        if resource.known("virtualization_type") != "hvm":
            yield Violation("The image is paravirtual.", "virtualization_type")
        return
    type_ = resource.at("instance_type")
    if not isinstance(type_, str):
        raise NotApplicableError(
            "Another place decides on the type. Current types run no paravirtual images."
        )
    if type_.partition(".")[0] in FAMILIES:
        yield Violation(f"{type_} is of a generation for paravirtual images.", "instance_type")


CONTROL = Control(
    id="ec2-virtualization",
    title="Images and instances use hardware virtualization.",
    why="Paravirtual images run only on the oldest instance types, without encryption in hardware.",
    source="https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-24",
    fix='Set virtualization_type = "hvm", and use a current instance type.',
    types=(IMAGE, instances.INSTANCE),
    severity=Severity.LOW,
    check=check,
    fsbp=("EC2.24",),
    guards=((IMAGE, "virtualization_type"),),
)
