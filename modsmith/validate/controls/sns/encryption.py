"""SNS: a topic encrypts its messages with a key that alarms can use."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.evaluate.values import options
from modsmith.validate.aws import keys
from modsmith.validate.aws.policies import text
from modsmith.validate.control import Control, Violation
from modsmith.validate.parameters import KEYS
from modsmith.validate.severity import Severity

TOPIC = "aws_sns_topic"
PATH = "kms_master_key_id"


def check(topic: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for a key: the module's if there is one, and never the AWS managed key."""
    if not topic.is_set(PATH):
        yield Violation("The topic is not encrypted.", PATH)
    elif any(text(one).endswith("alias/aws/sns") for one in options(topic.at(PATH))):
        yield Violation(
            "The topic uses the AWS managed key, with which alarms and other services cannot publish.", PATH
        )
    elif own := keys.all_keys(evaluation):
        if not all(keys.is_one_of(option, own, evaluation) for option in options(topic.at(PATH))):
            yield Violation(f"{PATH} is not the module's key.", PATH)
        else:
            yield from keys.check(topic, PATH, evaluation)


CONTROL = Control(
    id="sns-encryption",
    title="A topic is encrypted with a KMS key of the account: the module's key, if there is one.",
    why=(
        "With the AWS managed key, alarms and services silently fail to publish. Without a key, "
        "messages are unencrypted."
    ),
    source="https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html",
    fix="Set kms_master_key_id to a key of the account whose policy lets the publishers use it.",
    types=(TOPIC,),
    severity=Severity.MEDIUM,
    parameters=(KEYS,),
    check=check,
    checkov=("CKV_AWS_26",),
    trivy=("AVD-AWS-0095",),
    guards=((TOPIC, PATH),),
)
