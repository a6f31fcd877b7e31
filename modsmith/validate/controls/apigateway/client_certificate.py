"""API Gateway: a stage proves to its HTTP backends that it is the caller."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.services import stages
from modsmith.validate.aws.services.stages import INTEGRATION, STAGE
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity


def check(stage: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for a client certificate if the API has a backend that is reached over HTTP."""
    if stage.is_set("client_certificate_id"):
        return
    api = stages.rest_api(stage, evaluation)
    behind = evaluation.attached(api, INTEGRATION, "rest_api_id") if api else []
    if not any(one.known("type") in ("HTTP", "HTTP_PROXY") for one in behind):
        raise NotApplicableError("The module has no HTTP backend of the API.")
    yield Violation("The stage has no client certificate for its HTTP backend.", "client_certificate_id")


CONTROL = Control(
    id="apigateway-client-certificate",
    title="A stage of a REST API presents a certificate to its HTTP backends.",
    why="A backend that cannot identify API Gateway also answers those who bypass it.",
    source="https://docs.aws.amazon.com/apigateway/latest/developerguide/getting-started-client-side-ssl-authentication.html",
    fix="Set client_certificate_id to an aws_api_gateway_client_certificate, and verify it in the backend.",
    types=(STAGE,),
    severity=Severity.LOW,
    check=check,
    reads=(INTEGRATION, "aws_api_gateway_client_certificate"),
    checkov=("CKV2_AWS_51",),
    fsbp=("APIGateway.2",),
    guards=((STAGE, "client_certificate_id"),),
)
