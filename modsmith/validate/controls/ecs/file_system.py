"""ECS: the root file system of containers is read-only."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import containers
from modsmith.validate.aws.containers import TASK
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity


def check(task: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that every Linux container has a read-only root file system."""
    if containers.is_windows(task):
        raise NotApplicableError("Windows containers need a writable root file system.")
    for name, container in containers.named(task):
        if not container.flag("readonlyRootFilesystem"):
            yield Violation(f"{name} can write to its root file system.", "container_definitions")


CONTROL = Control(
    id="ecs-file-system",
    title="The root file system of Linux containers is read-only.",
    why="An attacker in the container cannot replace its programs or install others.",
    source="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-tasks-containers.html",
    fix="Set readonlyRootFilesystem = true, and mount a volume where the container writes.",
    types=(TASK,),
    severity=Severity.MEDIUM,
    check=check,
    checkov=("CKV_AWS_336",),
    fsbp=("ECS.5",),
)
