"""SQS: a queue's policy lets nobody send or receive but those whom it names."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import grants
from modsmith.validate.aws.queues import QUEUE
from modsmith.validate.control import Control, NotApplicableError, Violation

POLICY = "aws_sqs_queue_policy"


def check(resource: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Its policy must name actions and principals; a service must say for whom it acts."""
    if resource.type == QUEUE and resource.at("policy") is None:
        raise NotApplicableError("It has no policy of its own; one in another resource is judged there.")
    yield from grants.check(resource, "policy", evaluation, services=True)


CONTROL = Control(
    id="sqs-policy",
    title="A queue's policy allows named actions to named principals, and services only for a known account.",
    why="Whoever may send makes the consumer work, and whoever may receive takes messages away.",
    source="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html",
    fix="Name the actions and principals of every statement, and aws:SourceArn or aws:SourceAccount of a service.",
    types=(POLICY, QUEUE),
    check=check,
    always=True,
    checkov=("CKV_AWS_168", "CKV_AWS_387"),
)
