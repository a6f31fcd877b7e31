"""SQS: principals that exist in a queue's policy."""

from __future__ import annotations

from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients
from modsmith.emulator.iam.roles import missing_principals
from modsmith.emulator.samples import allow, document
from modsmith.emulator.state import backend

AWS_REFUSES = "a queue policy with a role or user of the account that does not exist"
SOURCE = "docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html"
OPERATIONS = ("CreateQueue", "SetQueueAttributes")
CODE = "InvalidAttributeValue"


def check(call: Call) -> str | None:
    """Looks up the roles and users of the call's own account."""
    policy = call.values.get("Attributes", {}).get("Policy")
    if missing_principals(backend(call, "iam", "aws"), policy):
        return "Invalid value for the parameter Policy."
    return None


def refused(client: Clients) -> object:
    """A role that was never made."""
    return _create(client, "role/rule")


def accepted(client: Clients) -> object:
    """The account itself."""
    return _create(client, "root")


def _create(client: Clients, name: str) -> object:
    policy = document(allow("sqs:SendMessage", Principal={"AWS": f"arn:aws:iam::123456789012:{name}"}))
    return client("sqs").create_queue(QueueName="rule", Attributes={"Policy": policy})
