"""Containers of ECS and Batch: definitions in JSON text, in `jsonencode`, or in blocks."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from modsmith.evaluate.evaluation import Resource, UndeterminedError
from modsmith.evaluate.values import Symbol, options, why
from modsmith.validate.aws.policies import text

TASK: Final = "aws_ecs_task_definition"
SERVICE: Final = "aws_ecs_service"
TASK_SET: Final = "aws_ecs_task_set"
CLUSTER: Final = "aws_ecs_cluster"
CAPACITY: Final = "aws_ecs_capacity_provider"
JOB: Final = "aws_batch_job_definition"


def of_task(task: Resource) -> tuple[Resource, ...]:
    """The containers of a task definition, each with the methods of a resource.

    Raises:
        UndeterminedError: the definitions are unknown.
    """
    return task.once("containers", lambda: tuple(_all(task, "container_definitions")))


def of_job(job: Resource) -> tuple[Resource, ...]:
    """The containers of a job definition on EC2 or Fargate, also those of multi-node and multi-container jobs.

    Raises:
        UndeterminedError: the definitions are unknown.
    """

    def compute() -> tuple[Resource, ...]:
        found = list(_all(job, "container_properties"))
        for properties in _all(job, "ecs_properties"):
            found += _inner(properties, "taskProperties", "containers")
        for node in _all(job, "node_properties"):
            for group in _listed(node, "nodeRangeProperties"):
                found += _listed(group, "container")
                for properties in _listed(group, "ecsProperties"):
                    found += _inner(properties, "taskProperties", "containers")
        return tuple(found)

    return job.once("containers", compute)


def name(container: Resource) -> str:
    """How messages refer to a container."""
    called = container.at("name")
    return f"The container {text(called)}" if called else "The container"


def is_windows(task: Resource) -> bool:
    """Whether a task runs on Windows.

    Raises:
        UndeterminedError: it is unknown.
    """
    return str(task.known("runtime_platform.0.operating_system_family") or "").startswith("WINDOWS")


def variables(container: Resource) -> Iterator[tuple[str, Any]]:
    """Name and value of each environment variable; the values may be unknown.

    Raises:
        UndeterminedError: the variables are unknown.
    """
    for variable in _listed(container, "environment"):
        yield str(variable.known("name")), variable.at("value")


def _inner(owner: Resource, outer: str, inner: str) -> list[Resource]:
    return [one for part in _listed(owner, outer) for one in _listed(part, inner)]


def _listed(owner: Resource, path: str) -> list[Resource]:
    return list(map(owner.part, owner.blocks(path)))


def _all(owner: Resource, path: str) -> Iterator[Resource]:
    """The objects of a JSON document, which is a list of objects or one object."""
    for option in options(owner.at(path)):
        value = _decoded(option, path)
        for item in value if isinstance(value, list | tuple) else (value,):
            if isinstance(item, Mapping):
                yield owner.part(item)
            elif item is not None:
                raise UndeterminedError(path, why(item))


def _decoded(value: Any, path: str) -> Any:
    if isinstance(value, Symbol) or not isinstance(value, str) or not value:
        return value or None
    try:
        return json.loads(value)
    except ValueError:
        raise UndeterminedError(path, "it is not JSON") from None
