"""SNS: alarms can publish to the topics that they notify."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import grants, keys, policies, topics
from modsmith.validate.aws.topics import POLICY, TOPIC
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

CLOUDWATCH = "cloudwatch.amazonaws.com"
ON_KEY = ("kms:Decrypt", "kms:GenerateDataKey")
GUARDS = ((POLICY, "policy"), (keys.KEY, "policy"))


def check(topic: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks that the topic policy, if any, and the policy of the module's key allow CloudWatch."""
    if not topics.is_notified_by_alarms(topic, evaluation):
        raise NotApplicableError("No alarm of the module publishes to the topic.")
    for holder, path in policies.attached(topic, evaluation, POLICY, "arn"):
        for statements in policies.alternatives(holder, path, evaluation):
            if not grants.lets(statements, CLOUDWATCH, "sns:Publish"):
                yield Violation(
                    "Alarms notify the topic, but its policy does not let CloudWatch publish.", "policy"
                )
    for key in evaluation.named(topic.at("kms_master_key_id"), keys.KEY):
        yield from _of_key(key, evaluation)


def _of_key(key: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    holders = policies.attached(key, evaluation, "aws_kms_key_policy", "key_id")
    found = [one for holder, path in holders for one in policies.alternatives(holder, path, evaluation)]
    if not found or not all(grants.lets(one, CLOUDWATCH, action) for one in found for action in ON_KEY):
        yield Violation(
            f"{key.address}: the key policy does not let CloudWatch use the key for this topic.",
            "kms_master_key_id",
        )


CONTROL = Control(
    id="sns-alarm-publishing",
    title="Alarms can publish to the topics that they notify: topic policy and key policy allow CloudWatch.",
    why="Otherwise the alarm fires silently, and only its history shows that the action failed.",
    source="https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html",
    fix=(
        "Allow cloudwatch.amazonaws.com sns:Publish on the topic, and kms:Decrypt and "
        "kms:GenerateDataKey* on its key."
    ),
    types=(TOPIC,),
    severity=Severity.MEDIUM,
    check=check,
    reads=(POLICY, keys.KEY),
    guards=GUARDS,
)
