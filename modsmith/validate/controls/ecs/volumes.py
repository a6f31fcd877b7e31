"""ECS: tasks encrypt their traffic to EFS."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import texts
from modsmith.validate.aws.containers import TASK
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity


def check(task: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that every EFS volume is mounted with TLS."""
    mounts = [
        (volume.at("name"), efs)
        for volume in task.parts("volume")
        for efs in volume.parts("efs_volume_configuration")
    ]
    if not mounts:
        raise NotApplicableError("The task has no EFS volume.")
    for name, efs in mounts:
        if not texts.is_one_of(efs, "transit_encryption", "ENABLED"):
            yield Violation(f"The task mounts the EFS volume {name} without encryption in transit.", "volume")


CONTROL = Control(
    id="ecs-volumes",
    title="Tasks mount EFS volumes with encryption in transit.",
    why="Files travel through the network in plain text, and EFS cannot check the task's IAM role.",
    source="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/efs-volumes.html",
    fix='Set transit_encryption = "ENABLED" in efs_volume_configuration.',
    types=(TASK,),
    severity=Severity.HIGH,
    check=check,
    checkov=("CKV_AWS_97",),
    trivy=("AVD-AWS-0035",),
    fsbp=("ECS.18",),
    guards=((TASK, "volume.efs_volume_configuration.transit_encryption"),),
)
