"""Lambda functions and what belongs to them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from modsmith.evaluate.evaluation import Evaluation, Resource, UndeterminedError
from modsmith.evaluate.values import why

FUNCTION = "aws_lambda_function"
PERMISSION = "aws_lambda_permission"
RULE = "aws_cloudwatch_event_rule"
TARGET = "aws_cloudwatch_event_target"


def variables(function: Resource) -> Mapping[str, Any]:
    """The environment variables of a function; their values may be unknown.

    Raises:
        UndeterminedError: the names of the variables are unknown.
    """
    found = function.at("environment.0.variables")
    if found is not None and not isinstance(found, Mapping):
        raise UndeterminedError("environment", why(found))
    return found or {}


def called_by(rule: Resource, evaluation: Evaluation) -> list[Resource]:
    """The functions of the module that an EventBridge rule calls."""
    targets = evaluation.attached(rule, TARGET, "rule")
    return [one for target in targets for one in evaluation.named(target.at("arn"), FUNCTION)]


def is_scheduled(function: Resource, evaluation: Evaluation) -> bool:
    """Whether a schedule calls a function."""
    scheduled = evaluation.once(
        "scheduled",
        lambda: {
            one.address
            for rule in evaluation.of(RULE)
            if rule.is_set("schedule_expression")
            for one in called_by(rule, evaluation)
        },
    )
    return function.address in scheduled
