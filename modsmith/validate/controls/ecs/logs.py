"""ECS: containers send their logs somewhere."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import containers, texts
from modsmith.validate.aws.containers import TASK
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity


def check(task: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that every container has a log driver."""
    for name, container in containers.named(task):
        configured = container.parts("logConfiguration")
        if all(texts.is_one_of(one, "logDriver", "", "none") for one in configured):
            yield Violation(
                f"{name} has no log driver, so its output is lost with it.",
                "container_definitions",
            )


CONTROL = Control(
    id="ecs-logs",
    title="Every container has a log driver.",
    why="After an incident or a crash, nothing shows what the container did.",
    source="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html",
    fix="Set logConfiguration with a logDriver, such as awslogs or awsfirelens.",
    types=(TASK,),
    severity=Severity.MEDIUM,
    check=check,
    fsbp=("ECS.9",),
)
