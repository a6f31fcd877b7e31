"""Batch: environment variables of jobs contain no secrets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import containers, plaintext
from modsmith.validate.aws.containers import JOB, PODS
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity


def check(job: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that no environment variable is a secret by its name, its value or its origin."""
    for at, name, value in _variables(job):
        if plaintext.is_leaked(name, value):
            yield Violation(f"The variable {name} contains a secret in plain text.", at)


def _variables(job: Resource) -> Iterator[tuple[str, str, Any]]:
    """The argument of each container, and name and value of each of its variables."""
    for container in containers.of_job(job):
        for name, value in containers.variables(container):
            yield "container_properties", name, value
    for pod in containers.pods(job):
        for container in containers.of_pod(pod):
            for name, value in containers.variables(container, "env"):
                yield PODS, name, value


CONTROL = Control(
    id="batch-secrets",
    title="Environment variables of jobs contain no secrets.",
    why="Everyone who may describe the job, and everyone who reads the state, sees the secret.",
    source="https://docs.aws.amazon.com/batch/latest/userguide/specifying-sensitive-data.html",
    fix="Store the secret in Secrets Manager or Parameter Store, and name its ARN in secrets.",
    types=(JOB,),
    severity=Severity.HIGH,
    check=check,
)
