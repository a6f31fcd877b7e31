"""Amazon MQ: a broker is encrypted with the module's key."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import keys, switches
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

BROKER = "aws_mq_broker"
BLOCK = "encryption_options"


def check(broker: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for the module's key; Amazon MQ always encrypts."""
    yield from keys.check(broker, f"{BLOCK}.0.kms_key_id", evaluation)
    if (
        broker.blocks(BLOCK)
        and broker.is_set(f"{BLOCK}.0.kms_key_id")
        and switches.is_on(broker, f"{BLOCK}.0.use_aws_owned_key")
    ):
        yield Violation("The broker names a key, but use_aws_owned_key is on.", BLOCK)


CONTROL = Control(
    id="mq-encryption",
    title="A broker is encrypted with the module's key, if there is one.",
    why="You can monitor, restrict and revoke only a key in your own account.",
    source="https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/data-protection.html",
    fix="Set kms_key_id and use_aws_owned_key = false in encryption_options.",
    types=(BROKER,),
    severity=Severity.MEDIUM,
    check=check,
    checkov=("CKV_AWS_209",),
    guards=((BROKER, BLOCK), (BROKER, f"{BLOCK}.kms_key_id"), (BROKER, f"{BLOCK}.use_aws_owned_key")),
)
