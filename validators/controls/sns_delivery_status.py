"""SNS: where deliveries are logged, failures are too."""

from __future__ import annotations

from collections.abc import Iterator

from validators.configuration.world import Resource, World
from validators.control import Control, Lack, NotApplicableError
from validators.topics import TOPIC

PROTOCOLS = ("application", "firehose", "http", "lambda", "sqs")
GUARDS = tuple(
    (TOPIC, f"{protocol}_{what}")
    for protocol in PROTOCOLS
    for what in ("failure_feedback_role_arn", "success_feedback_role_arn", "success_feedback_sample_rate")
)


def judge(topic: Resource, _: World) -> Iterator[Lack]:
    """A topic that logs some deliveries logs those of every protocol, failed and successful ones."""
    kinds = [f"{protocol}_{kind}_feedback" for protocol in PROTOCOLS for kind in ("failure", "success")]
    logged = [kind for kind in kinds if topic.is_set(f"{kind}_role_arn")]
    if not logged:
        raise NotApplicableError("It logs no deliveries.")
    for kind in kinds:
        if kind not in logged:
            yield Lack(f"It logs some deliveries, yet has no {kind}_role_arn.", f"{kind}_role_arn")
        elif "success" in kind and not topic.number(f"{kind}_sample_rate"):
            yield Lack(f"{kind}_sample_rate is nothing, so no success is logged.", f"{kind}_sample_rate")


CONTROL = Control(
    id="sns-delivery-status",
    title="A topic that logs deliveries logs them for every protocol, failed and successful ones.",
    why="Whoever looks for a lost message takes a missing line for a message that was never sent.",
    source="https://docs.aws.amazon.com/sns/latest/dg/sns-topic-attributes.html",
    mend="Give every protocol both feedback roles and a success_feedback_sample_rate.",
    types=(TOPIC,),
    judge=judge,
    guards=GUARDS,
)
