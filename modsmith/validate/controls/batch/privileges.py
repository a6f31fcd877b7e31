"""Batch: containers of jobs are not privileged."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import containers
from modsmith.validate.aws.containers import JOB
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

PODS = "eks_properties"


def check(job: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks containers on ECS and on EKS."""
    if any(one.flag("privileged") for one in containers.of_job(job)):
        yield Violation(
            "A container of the job is privileged: it is root on the host.", "container_properties"
        )
    for properties in job.parts(PODS):
        for pod in properties.parts("pod_properties"):
            if pod.flag("host_network"):
                yield Violation("The job's pod uses the host's network.", PODS)
            contexts = [
                context
                for block in ("containers", "init_containers")
                for container in pod.parts(block)
                for context in container.parts("security_context")
            ]
            if any(one.flag("privileged") for one in contexts):
                yield Violation("A container of the job's pod is privileged.", PODS)


CONTROL = Control(
    id="batch-privileges",
    title="Containers of jobs are not privileged.",
    why="Whoever takes over such a container controls the host and every other job on it.",
    source="https://docs.aws.amazon.com/batch/latest/userguide/job_definition_parameters.html",
    fix="Remove privileged and host_network.",
    types=(JOB,),
    severity=Severity.HIGH,
    check=check,
    checkov=("CKV_AWS_210",),
)
