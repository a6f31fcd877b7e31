"""EventBridge: an event that its target does not take is not lost."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource, UndeterminedError
from modsmith.validate.aws.functions import RULE, TARGET
from modsmith.validate.control import Control, NotApplicableError, Violation

PATH = "dead_letter_config.0.arn"
GUARDS = ((TARGET, "dead_letter_config"), (TARGET, "dead_letter_config.arn"))


def check(target: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """It needs a queue for what could not be delivered, unless a clock sends it again anyway."""
    if target.is_set(PATH):
        return
    rules = [one for one in evaluation.of(RULE) if evaluation.names(target.at("rule"), one)]
    if not rules:
        raise UndeterminedError("rule", "it is no rule of the module, and what it acts on is not known")
    if all(rule.is_set("schedule_expression") and not rule.is_set("event_pattern") for rule in rules):
        raise NotApplicableError("A clock sends its event: the next one makes up for one that is lost.")
    yield Violation(
        "Events that it does not take are lost: it has no dead_letter_config.", "dead_letter_config"
    )


CONTROL = Control(
    id="events-dead-letter",
    title="The target of a rule has a queue for events that could not be delivered.",
    why="EventBridge gives up after a day of retries, and the event is gone.",
    source="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html",
    fix="Add dead_letter_config with the ARN of an SQS queue.",
    types=(TARGET,),
    check=check,
    guards=GUARDS,
)
