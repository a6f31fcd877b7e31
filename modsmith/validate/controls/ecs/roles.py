"""ECS: a task's own role is not the one that starts it."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource, UndeterminedError
from modsmith.evaluate.values import options, why
from modsmith.validate.aws.containers import TASK
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity


def check(task: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that execution role and task role differ."""
    execution, own = task.at("execution_role_arn"), task.at("task_role_arn")
    if execution is None or own is None:
        raise NotApplicableError("The task does not have both roles.")
    shared = [one for one in options(execution) if one is not None and one in options(own)]
    if not shared:
        return
    if len(options(execution)) > 1 or len(options(own)) > 1:
        raise UndeterminedError("task_role_arn", why(own))
    yield Violation("The containers have the role that ECS starts the task with.", "task_role_arn")


CONTROL = Control(
    id="ecs-roles",
    title="A task's containers do not have the role that ECS starts the task with.",
    why="The containers can pull every image and read every secret that the execution role can.",
    source="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-iam-roles.html",
    fix="Give task_role_arn a role of its own, with only the permissions that the application needs.",
    types=(TASK,),
    severity=Severity.MEDIUM,
    check=check,
    checkov=("CKV_AWS_249",),
)
