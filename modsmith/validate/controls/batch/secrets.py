"""Batch: environment variables of jobs contain no secrets."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import containers, plaintext
from modsmith.validate.aws.containers import JOB
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity


def check(job: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that no environment variable is a secret by its name, its value or its origin."""
    for container in containers.of_job(job):
        for name, value in containers.variables(container):
            if plaintext.is_leaked(name, value):
                yield Violation(
                    f"The variable {name} contains a secret in plain text.", "container_properties"
                )


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
