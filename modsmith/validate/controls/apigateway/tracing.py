"""API Gateway: a stage traces requests with X-Ray."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.services.stages import STAGE
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity


def check(stage: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that tracing is on."""
    if not stage.flag("xray_tracing_enabled"):
        yield Violation("The stage does not trace requests.", "xray_tracing_enabled")


CONTROL = Control(
    id="apigateway-tracing",
    title="A stage of a REST API traces requests with X-Ray.",
    why="Without traces it takes long to find which service behind the API is slow or fails.",
    source="https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-xray.html",
    fix="Set xray_tracing_enabled = true.",
    types=(STAGE,),
    severity=Severity.LOW,
    check=check,
    checkov=("CKV_AWS_73",),
    trivy=("AVD-AWS-0003",),
    fsbp=("APIGateway.3",),
    guards=((STAGE, "xray_tracing_enabled"),),
)
