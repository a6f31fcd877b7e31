"""EventBridge: a rule is on, calls something, and may call it."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import functions
from modsmith.validate.aws.functions import PERMISSION, RULE, TARGET
from modsmith.validate.aws.policies import text
from modsmith.validate.control import Control, Violation

EVENTS = "events.amazonaws.com"
ON = ("ENABLED", "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS")
GUARDS = (
    (TARGET, ""),
    (TARGET, "rule"),
    (TARGET, "arn"),
    (PERMISSION, ""),
    (PERMISSION, "function_name"),
    (PERMISSION, "principal"),
)


def check(rule: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """It must be enabled, know when, have a target, and permission for every function among them."""
    if (rule.known("state") or "ENABLED") not in ON:
        yield Violation("It is disabled.", "state")
    if rule.at("is_enabled") is not None and not rule.flag("is_enabled"):
        yield Violation("It is disabled.", "is_enabled")
    if not rule.is_set("schedule_expression") and not rule.is_set("event_pattern"):
        yield Violation("It says neither when nor on what it acts.")
    targets = evaluation.attached(rule, TARGET, "rule")
    if not any(target.is_set("arn") for target in targets):
        yield Violation("It has no target.")
    called = functions.called_by(rule, evaluation)
    for permission in evaluation.of(PERMISSION):
        if evaluation.names(permission.at("source_arn"), rule) and not any(
            evaluation.names(permission.at("function_name"), one) for one in called
        ):
            yield Violation(f"{permission.address} lets it call a function, and no target of it does.")
    for function in called:
        if not any(
            _permits(one, rule, evaluation)
            for one in evaluation.attached(function, PERMISSION, "function_name")
        ):
            yield Violation(f"It calls {function.address} and may not: no permission names it.")


def _permits(permission: Resource, rule: Resource, evaluation: Evaluation) -> bool:
    source = permission.at("source_arn")
    return (
        text(permission.at("principal")) == EVENTS
        and text(permission.at("action")) == "lambda:InvokeFunction"
        and (source is None or evaluation.names(source, rule))
    )


CONTROL = Control(
    id="events-targets",
    title="A rule of EventBridge is enabled, has a target, and may call it.",
    why="A rule that is off, aims at nothing or is refused looks the same from outside: nothing happens.",
    source="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-troubleshooting.html",
    fix="Leave state on, add an aws_cloudwatch_event_target, and an aws_lambda_permission for a function.",
    types=(RULE,),
    check=check,
    reads=(TARGET, PERMISSION),
    guards=GUARDS,
)
