"""SQS: a queue policy allows only named principals."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import grants
from modsmith.validate.aws.queues import QUEUE
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

POLICY = "aws_sqs_queue_policy"


def check(resource: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks that the policy names actions and principals, and the account that a service may act for."""
    if resource.type == QUEUE and resource.at("policy") is None:
        raise NotApplicableError(
            "The queue has no inline policy. A policy in another resource has its own check."
        )
    yield from grants.check(resource, "policy", evaluation, services=True)


CONTROL = Control(
    id="sqs-policy",
    title=(
        "A queue policy allows named actions to named principals, and services only on behalf of a "
        "known account."
    ),
    why="Senders can trigger the consumer, and receivers can remove messages.",
    source="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html",
    fix=(
        "Name the actions and principals of every statement, and aws:SourceArn or aws:SourceAccount "
        "for a service."
    ),
    types=(POLICY, QUEUE),
    severity=Severity.HIGH,
    check=check,
    checkov=("CKV_AWS_72", "CKV_AWS_168", "CKV_AWS_387"),
    trivy=("AVD-AWS-0097",),
    fsbp=("SQS.3",),
    always=True,
)
