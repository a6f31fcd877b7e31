"""API Gateway: methods and routes require authorization."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.services import stages
from modsmith.validate.aws.services.stages import API_V2, METHOD, REST_API, ROUTE
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity


def check(resource: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks that a method or route has an authorization type, or a REST method an API key."""
    if resource.type == METHOD:
        yield from _method(resource, evaluation)
        return
    key = str(resource.known("route_key"))
    api = stages.api_v2(resource, evaluation)
    if key.startswith("OPTIONS "):
        raise NotApplicableError("Browsers send OPTIONS requests without credentials.")
    if api and api.known("protocol_type") == "WEBSOCKET" and key != "$connect":
        raise NotApplicableError("A WebSocket API authorizes connections, in the route $connect.")
    if (resource.known("authorization_type") or "NONE") == "NONE":
        yield Violation("Anyone on the internet can call the route.", "authorization_type")


def _method(method: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    if method.known("http_method") == "OPTIONS":
        raise NotApplicableError("Browsers send OPTIONS requests without credentials.")
    if (method.known("authorization") or "NONE") != "NONE" or method.flag("api_key_required"):
        return
    if stages.is_private(stages.rest_api(method, evaluation)):
        raise NotApplicableError("The API is private. Its policy decides who can call it.")
    yield Violation("Anyone on the internet can call the method.", "authorization")


CONTROL = Control(
    id="apigateway-authorization",
    title="Methods and routes of an API require authorization.",
    why="Anyone on the internet can call a method without authorization, as often as they like.",
    source="https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html",
    fix="Set authorization or authorization_type to AWS_IAM, JWT, CUSTOM or COGNITO_USER_POOLS.",
    types=(METHOD, ROUTE),
    severity=Severity.HIGH,
    check=check,
    reads=(REST_API, API_V2),
    checkov=("CKV_AWS_59", "CKV_AWS_309", "CKV2_AWS_70"),
    trivy=("AVD-AWS-0004",),
    fsbp=("APIGateway.8",),
    guards=((METHOD, "authorization"), (ROUTE, "authorization_type")),
)
