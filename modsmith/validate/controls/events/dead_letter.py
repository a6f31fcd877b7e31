"""EventBridge: events that a target does not accept are kept."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource, UndeterminedError
from modsmith.validate.aws.functions import RULE, TARGET
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

PATH = "dead_letter_config.0.arn"
GUARDS = ((TARGET, "dead_letter_config"), (TARGET, "dead_letter_config.arn"))


def check(target: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for a dead-letter queue, unless a schedule sends the event again anyway."""
    if target.is_set(PATH):
        return
    rules = evaluation.named(target.at("rule"), RULE)
    if not rules:
        raise UndeterminedError(
            "rule", ("its rule is not in the module, so its pattern or schedule is not known")
        )
    if all(rule.is_set("schedule_expression") and not rule.is_set("event_pattern") for rule in rules):
        raise NotApplicableError("A schedule sends the event; the next one makes up for a lost one.")
    yield Violation(
        "The target has no dead_letter_config, so undelivered events are lost.", "dead_letter_config"
    )


CONTROL = Control(
    id="events-dead-letter",
    title="A rule's target has a dead-letter queue for events that EventBridge cannot deliver.",
    why="EventBridge retries for a day at most and then discards the event.",
    source="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html",
    fix="Add dead_letter_config with the ARN of an SQS queue.",
    types=(TARGET,),
    severity=Severity.MEDIUM,
    scope="deployment",
    check=check,
    guards=GUARDS,
)
