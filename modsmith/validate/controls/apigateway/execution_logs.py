"""API Gateway: a stage logs errors of the gateway itself, without the payload."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.services import stages
from modsmith.validate.aws.services.stages import SETTINGS, STAGE, STAGE_V2
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

LEVELS = ("ERROR", "INFO")
GUARDS = (
    (SETTINGS, "settings.logging_level"),
    (STAGE_V2, "default_route_settings.logging_level"),
)


def check(resource: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks the level of the methods of a stage, and that payloads are not logged."""
    if resource.type == SETTINGS:
        yield from _settings(resource)
    elif resource.type == STAGE_V2:
        yield from _websocket(resource, evaluation)
    elif not any(one.known("method_path") == "*/*" for one in stages.settings(resource, evaluation)):
        yield Violation("No method settings for */* turn on execution logs of the stage.")


def _settings(resource: Resource) -> Iterator[Violation]:
    whole = resource.known("method_path") == "*/*"
    for part in resource.parts("settings"):
        level = part.known("logging_level")
        if level not in LEVELS and (whole or level is not None):
            yield Violation("Execution logs are off.", "settings")
        if part.flag("data_trace_enabled"):
            yield Violation("The logs contain whole requests and responses.", "settings")


def _websocket(stage: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    api = stages.api_v2(stage, evaluation)
    if api is None:
        raise NotApplicableError("The API is not in the module, and HTTP APIs have no execution logs.")
    if api.known("protocol_type") != "WEBSOCKET":
        raise NotApplicableError("HTTP APIs have no execution logs.")
    parts = stage.parts("default_route_settings")
    if not any(part.known("logging_level") in LEVELS for part in parts):
        yield Violation("Execution logs of the stage are off.", "default_route_settings")
    if any(part.flag("data_trace_enabled") for part in parts):
        yield Violation("The logs contain whole messages.", "default_route_settings")


CONTROL = Control(
    id="apigateway-execution-logs",
    title="A stage of a REST or WebSocket API logs errors, and no payloads.",
    why=(
        "Without execution logs the cause of a failed request is lost. Logged payloads expose "
        "everything that users send."
    ),
    source="https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html",
    fix='Set logging_level = "ERROR" for the method path */*, and data_trace_enabled = false.',
    types=(STAGE, SETTINGS, STAGE_V2),
    severity=Severity.MEDIUM,
    check=check,
    checkov=("CKV_AWS_276", "CKV2_AWS_4"),
    fsbp=("APIGateway.1",),
    guards=GUARDS,
)
