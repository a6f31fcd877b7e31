"""ECS: a task's own role is not the one that starts it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from modsmith.evaluate.evaluation import Evaluation, Resource, UndeterminedError
from modsmith.evaluate.values import is_known, options, why
from modsmith.validate.aws.containers import TASK
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

ROLE = "aws_iam_role"
EXECUTION, OWN = "execution_role_arn", "task_role_arn"


def check(task: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks that execution role and task role differ: both are known, or roles of the module."""
    execution, own = task.at(EXECUTION), task.at(OWN)
    if execution is None or own is None:
        raise NotApplicableError("The task does not have both roles.")
    if execution == own and len(options(own)) == 1:
        yield Violation("The containers have the role that ECS starts the task with.", OWN)
        return
    for one in options(execution):
        for other in options(own):
            if one is not None and other is not None and not _differ(one, other, evaluation):
                at, value = (OWN, own) if _is_unclear(own, evaluation) else (EXECUTION, execution)
                raise UndeterminedError(at, why(value))


def _differ(one: Any, other: Any, evaluation: Evaluation) -> bool:
    """Whether two values are certainly not the same role."""
    if is_known(one) and is_known(other):
        return bool(one != other)
    found, others = evaluation.named(one, ROLE), evaluation.named(other, ROLE)
    return bool(found and others) and not any(role in others for role in found)


def _is_unclear(value: Any, evaluation: Evaluation) -> bool:
    return len(options(value)) > 1 or not (is_known(value) or evaluation.named(value, ROLE))


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
