"""SQS: who may use a queue as a dead-letter queue."""

from __future__ import annotations

from typing import Any

from moto.sqs.models import Queue

from modsmith.emulator.gaps import Clients
from modsmith.emulator.patching import around

MOTO_LACKS = "RedriveAllowPolicy is never told, so that the provider waits for it until it gives up"
SEEN_IN = "5.2.5"
DENY_ALL = '{"redrivePermission":"denyAll"}'
AWS_ANSWERS = {"before": None, "alone": DENY_ALL, "with all": DENY_ALL}


def probe(client: Clients) -> object:
    """The attribute before it is set, asked for alone, and among all."""
    sqs = client("sqs")
    queue = sqs.create_queue(QueueName="gap-redrive-allow")["QueueUrl"]

    def told(*names: str) -> object:
        answer = sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=list(names))
        return answer.get("Attributes", {}).get("RedriveAllowPolicy")

    before = told("All")
    sqs.set_queue_attributes(QueueUrl=queue, Attributes={"RedriveAllowPolicy": DENY_ALL})
    return {"before": before, "alone": told("RedriveAllowPolicy"), "with all": told("All")}


def apply() -> None:
    """Make it one of the attributes that moto knows, and tell it while it is set."""
    Queue.BASE_ATTRIBUTES = [*Queue.BASE_ATTRIBUTES, "RedriveAllowPolicy"]
    setattr(Queue, "redrive_allow_policy", "")  # noqa: B010 - moto's class does not declare it
    around(Queue, "attributes", _attributes)


def _attributes(original: Any, self: Queue) -> dict[str, Any]:
    told = original(self).items()
    return {name: value for name, value in told if name != "RedriveAllowPolicy" or value}
