"""API Gateway: stages, the settings of their methods, and the APIs that they publish."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from modsmith.evaluate.evaluation import Evaluation, Resource, UndeterminedError
from modsmith.evaluate.values import Symbol, same
from modsmith.validate.aws import naming

STAGE, STAGE_V2 = "aws_api_gateway_stage", "aws_apigatewayv2_stage"
REST_API, API_V2 = "aws_api_gateway_rest_api", "aws_apigatewayv2_api"
METHOD, ROUTE = "aws_api_gateway_method", "aws_apigatewayv2_route"
SETTINGS = "aws_api_gateway_method_settings"
INTEGRATION, INTEGRATION_V2 = "aws_api_gateway_integration", "aws_apigatewayv2_integration"


def settings(stage: Resource, evaluation: Evaluation) -> list[Resource]:
    """The method settings of a REST API's stage: those that name the stage, of the same API.

    Raises:
        UndeterminedError: there is none that certainly belongs to it, and one of which that is unknown.
    """
    known = evaluation.once("method settings", lambda: _settings(evaluation))
    found = {one.address: one for key in _keys(stage, evaluation) for one in known.get(key, ())}
    made = list(found.values()) or evaluation.attached(stage, SETTINGS, "stage_name")
    for one in made:
        _make_sure(one, stage, evaluation)
    return made


def _make_sure(one: Resource, stage: Resource, evaluation: Evaluation) -> None:
    """Makes sure that method settings which may belong to a stage exist, and are of the same API and stage.

    Raises:
        UndeterminedError: that is unknown.
    """
    if one.exists is None:
        raise UndeterminedError(one.address, f"whether it is created depends on {one.doubt}")
    for argument in ("rest_api_id", "stage_name"):
        given, wanted = one.at(argument), stage.at(argument)
        by_address = argument == "stage_name" and isinstance(given, Symbol) and evaluation.names(given, stage)
        if not by_address and not same(evaluation.resolve(given), evaluation.resolve(wanted)):
            raise UndeterminedError(
                f"{one.address}.{argument}", f"it may differ from that of {stage.address}"
            )


def _settings(evaluation: Evaluation) -> Mapping[tuple[str, str], list[Resource]]:
    """Method settings by the API and the name of their stage."""
    made: dict[tuple[str, str], list[Resource]] = {}
    for one in evaluation.of(SETTINGS):
        for key in _keys(one, evaluation):
            made.setdefault(key, []).append(one)
    return made


def _keys(resource: Resource, evaluation: Evaluation) -> Iterator[tuple[str, str]]:
    """What identifies a stage: its API and its name, as texts."""
    for api in naming.spelled(resource.at("rest_api_id"), evaluation):
        for name in naming.spelled(resource.at("stage_name"), evaluation):
            yield api, name


def rest_api(resource: Resource, evaluation: Evaluation) -> Resource | None:
    """The REST API of the module that a stage or method belongs to."""
    return next(iter(evaluation.named(resource.at("rest_api_id"), REST_API)), None)


def api_v2(resource: Resource, evaluation: Evaluation) -> Resource | None:
    """The HTTP or WebSocket API of the module that a stage or route belongs to."""
    return next(iter(evaluation.named(resource.at("api_id"), API_V2)), None)


def is_private(api: Resource | None) -> bool:
    """Whether a REST API is reachable from VPC endpoints only.

    Raises:
        UndeterminedError: the answer is unknown.
    """
    if api is None:
        return False
    found = [part.known("types") for part in api.parts("endpoint_configuration")]
    return bool(found) and all(isinstance(one, list | tuple) and "PRIVATE" in one for one in found)
