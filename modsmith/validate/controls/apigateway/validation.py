"""API Gateway: a method enforces the parameters and models that it declares."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from modsmith.evaluate.evaluation import Evaluation, Resource, UndeterminedError
from modsmith.evaluate.values import Choice, Symbol, why
from modsmith.validate.aws.services.stages import METHOD
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity


def check(method: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks for a validator if a method declares a model or a required parameter."""
    if not _declares(method):
        raise NotApplicableError("The method declares no model and no required parameter.")
    if not method.is_set("request_validator_id"):
        yield Violation(
            "API Gateway does not enforce the declared parameters and models.", "request_validator_id"
        )


def _declares(method: Resource) -> bool:
    models, parameters = method.at("request_models"), method.at("request_parameters")
    for path, value in (("request_models", models), ("request_parameters", parameters)):
        if isinstance(value, Symbol | Choice):
            raise UndeterminedError(path, why(value))
    given = list(parameters.values()) if isinstance(parameters, Mapping) else []
    return bool(models) or any(one is True or one == "true" for one in given)


CONTROL = Control(
    id="apigateway-validation",
    title="A method of a REST API enforces the parameters and models that it declares.",
    why="Without a validator the declaration is only documentation, and invalid requests reach the backend.",
    source="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html",
    fix="Set request_validator_id to an aws_api_gateway_request_validator of the API.",
    types=(METHOD,),
    severity=Severity.LOW,
    check=check,
    reads=("aws_api_gateway_request_validator",),
    checkov=("CKV2_AWS_53",),
    guards=((METHOD, "request_validator_id"),),
)
