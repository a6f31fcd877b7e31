"""ECS: instances with running tasks are not terminated when the cluster shrinks."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import texts
from modsmith.validate.aws.containers import CAPACITY
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity


def check(provider: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks for managed termination protection."""
    groups = provider.parts("auto_scaling_group_provider")
    if not groups:
        raise NotApplicableError("The capacity provider has no Auto Scaling group.")
    if not all(texts.is_one_of(one, "managed_termination_protection", "ENABLED") for one in groups):
        yield Violation(
            "Auto Scaling terminates instances on which tasks run.", "auto_scaling_group_provider"
        )


CONTROL = Control(
    id="ecs-termination",
    title="A capacity provider protects instances with running tasks from termination.",
    why="When the cluster shrinks, tasks are killed in the middle of their work.",
    source="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/managed-termination-protection.html",
    fix='Set managed_termination_protection = "ENABLED" together with managed scaling.',
    types=(CAPACITY,),
    severity=Severity.LOW,
    check=check,
    fsbp=("ECS.19",),
    guards=((CAPACITY, "auto_scaling_group_provider.managed_termination_protection"),),
)
