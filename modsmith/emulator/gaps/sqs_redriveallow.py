"""SQS: which queues can use a queue as their dead-letter queue."""

from __future__ import annotations

from typing import Any

from moto.sqs.models import Queue

from modsmith.emulator.gaps import Clients
from modsmith.emulator.patching import around

MOTO_GAP = "RedriveAllowPolicy is never returned, so the provider waits for it and fails"
SEEN_IN = "5.2.5"
DENY_ALL = '{"redrivePermission":"denyAll"}'
AWS_ANSWERS = {"before": None, "alone": DENY_ALL, "with all": DENY_ALL}


def probe(client: Clients) -> object:
    """The attribute before it is set, on its own, and among all attributes."""
    sqs = client("sqs")
    queue = sqs.create_queue(QueueName="gap-redrive-allow")["QueueUrl"]

    def answer(*names: str) -> object:
        answer = sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=list(names))
        return answer.get("Attributes", {}).get("RedriveAllowPolicy")

    before = answer("All")
    sqs.set_queue_attributes(QueueUrl=queue, Attributes={"RedriveAllowPolicy": DENY_ALL})
    return {"before": before, "alone": answer("RedriveAllowPolicy"), "with all": answer("All")}


def apply() -> None:
    """Adds it to the attributes that moto supports, and returns it while it is set."""
    Queue.BASE_ATTRIBUTES = [*Queue.BASE_ATTRIBUTES, "RedriveAllowPolicy"]
    setattr(Queue, "redrive_allow_policy", "")  # noqa: B010 - moto's class does not declare it
    around(Queue, "attributes", _attributes)


def _attributes(original: Any, self: Queue) -> dict[str, Any]:
    answer = original(self).items()
    return {name: value for name, value in answer if name != "RedriveAllowPolicy" or value}
