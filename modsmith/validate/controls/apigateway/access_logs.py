"""API Gateway: a stage logs every request."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.services.stages import STAGE, STAGE_V2
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

DESTINATION = "access_log_settings.destination_arn"


def check(stage: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that access logs have a destination."""
    parts = stage.parts("access_log_settings")
    if not parts:
        yield Violation("The stage has no access logs, so no one can see who called the API.")
    for part in parts:
        if not part.is_set("destination_arn"):
            yield Violation("The access logs have no destination.", "access_log_settings")


CONTROL = Control(
    id="apigateway-access-logs",
    title="A stage of an API logs every request.",
    why="Without access logs no one can tell who called the API, when, and with which result.",
    source="https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html",
    fix="Add access_log_settings with the ARN of a log group and a format.",
    types=(STAGE, STAGE_V2),
    severity=Severity.MEDIUM,
    scope="deployment",
    check=check,
    checkov=("CKV_AWS_76",),
    trivy=("AVD-AWS-0001",),
    fsbp=("APIGateway.9",),
    guards=((STAGE, DESTINATION), (STAGE_V2, DESTINATION)),
)
