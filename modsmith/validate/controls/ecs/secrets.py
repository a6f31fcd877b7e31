"""ECS: environment variables of containers contain no secrets."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import containers, plaintext
from modsmith.validate.aws.containers import TASK
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity


def check(task: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that no environment variable is a secret by its name, its value or its origin."""
    for called, container in containers.named(task):
        for name, value in containers.variables(container):
            if plaintext.is_leaked(name, value):
                yield Violation(
                    f"{called} has a secret in plain text in its variable {name}.",
                    "container_definitions",
                )


CONTROL = Control(
    id="ecs-secrets",
    title="Environment variables of containers contain no secrets.",
    why="Everyone who may describe the task definition, and everyone who reads the state, sees the secret.",
    source="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specifying-sensitive-data.html",
    fix="Store the secret in Secrets Manager or Parameter Store, and name its ARN in secrets.",
    types=(TASK,),
    severity=Severity.HIGH,
    check=check,
    trivy=("AVD-AWS-0036",),
    fsbp=("ECS.8",),
)
