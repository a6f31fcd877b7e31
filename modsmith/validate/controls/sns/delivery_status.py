"""SNS: a topic that logs deliveries logs all of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.evaluate.values import Choice
from modsmith.validate.aws import naming
from modsmith.validate.aws.policies import text
from modsmith.validate.aws.topics import TOPIC
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

PROTOCOLS = ("application", "firehose", "http", "lambda", "sqs")
GROUP = "aws_cloudwatch_log_group"
GUARDS = (
    *((TOPIC, f"{protocol}_failure_feedback_role_arn") for protocol in PROTOCOLS),
    *((TOPIC, f"{protocol}_success_feedback_role_arn") for protocol in PROTOCOLS),
    *((TOPIC, f"{protocol}_success_feedback_sample_rate") for protocol in PROTOCOLS),
    (GROUP, ""),
    (GROUP, "name"),
)


def check(topic: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks that a topic with delivery logs logs failures and successes of every protocol."""
    kinds = [f"{protocol}_{kind}_feedback" for protocol in PROTOCOLS for kind in ("failure", "success")]
    logged = [kind for kind in kinds if topic.is_set(f"{kind}_role_arn")]
    if not logged:
        raise NotApplicableError("The topic logs no deliveries.")
    for kind in kinds:
        if kind not in logged:
            yield Violation(
                f"The topic logs some deliveries, but has no {kind}_role_arn.", f"{kind}_role_arn"
            )
        elif kind.endswith("success_feedback") and not topic.number(f"{kind}_sample_rate"):
            yield Violation(
                f"{kind}_sample_rate is 0, so no successful delivery is logged.", f"{kind}_sample_rate"
            )
    yield from _groups(topic, evaluation)


def _groups(topic: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks that the module creates both log groups of the topic."""
    names = naming.spellings(topic, "name", evaluation)
    ends = _ends(evaluation)
    for tail in ("", "/Failure"):
        if not any(f"/{name}{tail}" in ends for name in names):
            yield Violation(
                f"The module creates no log group sns/…{tail} for the topic, so SNS creates one without retention."
            )


def _ends(evaluation: Evaluation) -> Set[str]:
    """What the names of log groups of SNS end with, from any slash on."""
    spelled = (
        text(evaluation.resolve(name))
        for group in evaluation.of(GROUP)
        if group.exists and not isinstance(name := group.at("name"), Choice)
    )
    return evaluation.once(
        "sns groups",
        lambda: {
            one[found.start() :]
            for one in spelled
            if one.startswith("sns/")
            for found in re.finditer("/", one)
        },
    )


CONTROL = Control(
    id="sns-delivery-status",
    title=(
        "A topic with delivery logs logs failures and successes of every protocol to log groups of "
        "the module."
    ),
    why="Without a log entry, a lost message looks like a message that was never sent.",
    source="https://docs.aws.amazon.com/sns/latest/dg/sns-topic-attributes.html",
    fix=(
        "Give every protocol both feedback roles and a success_feedback_sample_rate, and create both "
        "log groups."
    ),
    types=(TOPIC,),
    severity=Severity.LOW,
    check=check,
    reads=(GROUP,),
    guards=GUARDS,
)
