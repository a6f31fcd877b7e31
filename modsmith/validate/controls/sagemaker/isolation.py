"""SageMaker: models and monitoring jobs have no network access."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

MODEL = "aws_sagemaker_model"
QUALITY = "aws_sagemaker_data_quality_job_definition"
SCHEDULE = "aws_sagemaker_monitoring_schedule"
NETWORK = "network_config"
ISOLATION = "enable_network_isolation"


def check(resource: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that network isolation is on."""
    if resource.type == MODEL:
        if not resource.flag(ISOLATION):
            yield Violation("The model's containers can connect to the internet.", ISOLATION)
        return
    for where, job in _jobs(resource):
        if not any(one.flag(ISOLATION) for one in job.parts(NETWORK)):
            yield Violation("The job's containers can connect to the internet.", where)


def _jobs(resource: Resource) -> list[tuple[str, Resource]]:
    """The definitions of jobs in a resource, each with the argument that it is in."""
    if resource.type == QUALITY:
        return [(NETWORK, resource)]
    path = "monitoring_schedule_config"
    found = [
        (path, job) for config in resource.parts(path) for job in config.parts("monitoring_job_definition")
    ]
    if not found:
        raise NotApplicableError("The schedule names a job definition, which has its own check.")
    return found


CONTROL = Control(
    id="sagemaker-isolation",
    title="Models and monitoring jobs have no access to networks.",
    why="A manipulated model or image can send your data anywhere, and has credentials to fetch more.",
    source="https://docs.aws.amazon.com/sagemaker/latest/dg/mkt-algo-model-internet-free.html",
    fix="Set enable_network_isolation = true.",
    types=(MODEL, QUALITY, SCHEDULE),
    severity=Severity.MEDIUM,
    check=check,
    checkov=("CKV_AWS_370",),
    fsbp=("SageMaker.5", "SageMaker.11", "SageMaker.14"),
    guards=(
        (MODEL, ISOLATION),
        (QUALITY, f"{NETWORK}.{ISOLATION}"),
        (SCHEDULE, f"monitoring_schedule_config.monitoring_job_definition.{NETWORK}.{ISOLATION}"),
    ),
)
