"""Batch: containers of jobs are not privileged."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import containers, switches
from modsmith.validate.aws.containers import JOB, PODS
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity


def check(job: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks containers on ECS and on EKS, where a pod uses the host's network unless told otherwise."""
    if any(one.flag("privileged") for one in containers.of_job(job)):
        yield Violation(
            "A container of the job is privileged: it is root on the host.", "container_properties"
        )
    for pod in containers.pods(job):
        if switches.is_on(pod, "host_network"):
            yield Violation("The job's pod uses the host's network.", PODS)
        contexts = [
            context for container in containers.of_pod(pod) for context in container.parts("security_context")
        ]
        if any(one.flag("privileged") for one in contexts):
            yield Violation("A container of the job's pod is privileged.", PODS)


CONTROL = Control(
    id="batch-privileges",
    title="Containers of jobs are not privileged.",
    why="Whoever takes over such a container controls the host and every other job on it.",
    source="https://docs.aws.amazon.com/batch/latest/userguide/job_definition_parameters.html",
    fix="Remove privileged, and set host_network = false in pod_properties.",
    types=(JOB,),
    severity=Severity.HIGH,
    check=check,
    checkov=("CKV_AWS_210",),
)
