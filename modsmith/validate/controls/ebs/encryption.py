"""EBS: volumes, snapshots and images are encrypted."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.network import instances
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

IMAGE = "aws_ami"
COPIES = ("aws_ebs_volume", "aws_ebs_snapshot_copy", "aws_ebs_snapshot_import", "aws_ami_copy")


def check(resource: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks that the resource, or each volume of an image, is encrypted."""
    by_default = instances.encrypts_by_default(evaluation)
    if resource.type == IMAGE:
        volumes = list(instances.devices(resource))
        if not volumes:
            raise NotApplicableError("Its volumes are as encrypted as the snapshots that they come from.")
        if not by_default and not all(volume.flag("encrypted") for _, volume in volumes):
            yield Violation("A volume of the image is not encrypted.", "ebs_block_device")
    elif not by_default and not resource.flag("encrypted"):
        yield Violation("It is not encrypted.", "encrypted")


CONTROL = Control(
    id="ebs-encryption",
    title="Volumes, snapshots and images are encrypted.",
    why="A volume cannot be encrypted later, and everyone who gets a copy of its snapshot can read it.",
    source="https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html",
    fix="Set encrypted = true.",
    types=(*COPIES, IMAGE),
    severity=Severity.HIGH,
    check=check,
    reads=(instances.DEFAULT_ENCRYPTION,),
    checkov=("CKV_AWS_3", "CKV_AWS_204", "CKV_AWS_235", "CKV2_AWS_2"),
    trivy=("AVD-AWS-0026",),
    fsbp=("EC2.3",),
    guards=(*((type_, "encrypted") for type_ in COPIES), (IMAGE, "ebs_block_device.encrypted")),
)
