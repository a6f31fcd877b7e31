"""EventBridge: a rule is enabled, and has a target that it may call."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import functions
from modsmith.validate.aws.functions import PERMISSION, RULE, TARGET
from modsmith.validate.aws.policies import text
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

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
    """Checks the state, the schedule or pattern, the targets, and the permission for every function."""
    if (rule.known("state") or "ENABLED") not in ON:
        yield Violation("The rule is disabled.", "state")
    if rule.at("is_enabled") is not None and not rule.flag("is_enabled"):
        yield Violation("The rule is disabled.", "is_enabled")
    if not rule.is_set("schedule_expression") and not rule.is_set("event_pattern"):
        yield Violation("The rule has neither a schedule nor an event pattern.")
    targets = evaluation.attached(rule, TARGET, "rule")
    if not any(target.is_set("arn") for target in targets):
        yield Violation("The rule has no target.")
    called = functions.called_by(rule, evaluation)
    for permission in evaluation.referring(rule, PERMISSION, "source_arn"):
        if not any(evaluation.names(permission.at("function_name"), one) for one in called):
            yield Violation(
                f"{permission.address} lets the rule call a function, but none of its targets does."
            )
    for function in called:
        if not any(
            _permits(one, rule, evaluation)
            for one in evaluation.attached(function, PERMISSION, "function_name")
        ):
            yield Violation(f"The rule calls {function.address} without permission.")


def _permits(permission: Resource, rule: Resource, evaluation: Evaluation) -> bool:
    source = permission.at("source_arn")
    return (
        text(permission.at("principal")) == EVENTS
        and text(permission.at("action")) == "lambda:InvokeFunction"
        and (source is None or evaluation.names(source, rule))
    )


CONTROL = Control(
    id="events-targets",
    title="An EventBridge rule is enabled, has a target, and has permission to call it.",
    why="A rule that is disabled, has no target or has no permission does nothing, without an error.",
    source="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-troubleshooting.html",
    fix=(
        "Keep state enabled, add an aws_cloudwatch_event_target, and an aws_lambda_permission for a function."
    ),
    types=(RULE,),
    severity=Severity.MEDIUM,
    check=check,
    reads=(TARGET, PERMISSION),
    guards=GUARDS,
)
