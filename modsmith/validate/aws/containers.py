"""Containers of ECS and Batch: definitions in JSON text, in `jsonencode`, or in blocks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from modsmith.evaluate.evaluation import Resource, UndeterminedError
from modsmith.validate.aws import json_documents
from modsmith.validate.aws.policies import text

TASK: Final = "aws_ecs_task_definition"
SERVICE: Final = "aws_ecs_service"
TASK_SET: Final = "aws_ecs_task_set"
CLUSTER: Final = "aws_ecs_cluster"
CAPACITY: Final = "aws_ecs_capacity_provider"
JOB: Final = "aws_batch_job_definition"
PODS: Final = "eks_properties"


def of_task(task: Resource) -> tuple[Resource, ...]:
    """The containers of a task definition, each with the methods of a resource.

    Raises:
        UndeterminedError: the definitions are unknown.
    """
    return task.once(
        "containers", lambda: tuple(json_documents.objects(task, "container_definitions", required=True))
    )


def of_job(job: Resource) -> tuple[Resource, ...]:
    """The containers of a job definition on EC2 or Fargate, also those of multi-node and multi-container jobs.

    Raises:
        UndeterminedError: the definitions are unknown, or there is none, also not of a pod.
    """

    def compute() -> tuple[Resource, ...]:
        found = list(json_documents.objects(job, "container_properties"))
        for properties in json_documents.objects(job, "ecs_properties"):
            found += _inner(properties, "taskProperties", "containers")
        for node in json_documents.objects(job, "node_properties"):
            for group in node.parts("nodeRangeProperties"):
                found += group.parts("container")
                for properties in group.parts("ecsProperties"):
                    found += _inner(properties, "taskProperties", "containers")
        if not found and not job.blocks(PODS):
            raise UndeterminedError("container_properties", "the job names no container")
        return tuple(found)

    return job.once("containers", compute)


def pods(job: Resource) -> tuple[Resource, ...]:
    """The pods of a job definition on EKS.

    Raises:
        UndeterminedError: their number is unknown.
    """
    return tuple(_inner(job, PODS, "pod_properties"))


def of_pod(pod: Resource) -> tuple[Resource, ...]:
    """The containers of a pod, also those that run before the others.

    Raises:
        UndeterminedError: their number is unknown.
    """
    return (*pod.parts("containers"), *pod.parts("init_containers"))


def named(task: Resource) -> Iterator[tuple[str, Resource]]:
    """The containers of a task definition, each after how messages refer to it: by its name if there are several.

    Raises:
        UndeterminedError: the definitions are unknown.
    """
    found = of_task(task)
    for number, container in enumerate(found, 1):
        name = container.at("name")
        called = f"The container {text(name)}" if isinstance(name, str) else f"Container {number}"
        yield called if len(found) > 1 else "The container", container


def is_windows(task: Resource) -> bool:
    """Whether a task runs on Windows.

    Raises:
        UndeterminedError: it is unknown.
    """
    return str(task.known("runtime_platform.0.operating_system_family") or "").startswith("WINDOWS")


def variables(container: Resource, path: str = "environment") -> Iterator[tuple[str, Any]]:
    """Name and value of each environment variable; the values may be unknown.

    Args:
        container: of a task, job or pod.
        path: where its variables are: `env` in a pod.

    Raises:
        UndeterminedError: the variables are unknown.
    """
    for variable in container.parts(path):
        yield str(variable.known("name")), variable.at("value")


def _inner(owner: Resource, outer: str, inner: str) -> list[Resource]:
    return [one for part in owner.parts(outer) for one in part.parts(inner)]
