"""Lambda: queues whose messages stay invisible for the duration of the function."""

from __future__ import annotations

from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients
from modsmith.emulator.iam.roles import allows, role_of
from modsmith.emulator.rules.awslambda_role import create
from modsmith.emulator.samples import allow, queue
from modsmith.emulator.state import backend

AWS_REFUSES = "a queue as source whose visibility timeout is below the function's timeout, or that its role may not read"
SOURCE = "docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html"
OPERATIONS = ("CreateEventSourceMapping",)
CODE = "InvalidParameterValueException"

ACTIONS = ("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes")


def check(call: Call) -> str | None:
    """Reads queue, function and role."""
    arn = call.values.get("EventSourceArn", "")
    if not arn.startswith("arn:aws:sqs:"):
        return None
    region, _, name = arn.split(":")[3:6]
    source = backend(call, "sqs", region).queues.get(name)
    functions = backend(call, "awslambda").list_functions()
    wanted = call.values["FunctionName"]
    function = next((each for each in functions if wanted in (each.function_name, each.function_arn)), None)
    if source is None or function is None:
        return None
    role = role_of(backend(call, "iam", "aws"), function.role)
    denied = [action for action in ACTIONS if role and not allows(role, action, arn)]
    if denied:
        verb = denied[0].partition(":")[2]
        return f"The provided execution role does not have permissions to call {verb} on SQS"
    if int(source.visibility_timeout) < int(function.timeout):
        return (
            f"Queue visibility timeout: {source.visibility_timeout} seconds is less than Function timeout:"
            f" {function.timeout} seconds"
        )
    return None


def refused(client: Clients) -> object:
    """A function of one minute on a queue with the usual 30 seconds."""
    return _map(client, 60)


def accepted(client: Clients) -> object:
    """A function of 30 seconds."""
    return _map(client, 30)


def _map(client: Clients, timeout: int) -> object:
    _, arn = queue(client)
    create(client, "lambda.amazonaws.com", allow(list(ACTIONS), arn), Timeout=timeout)
    return client("lambda").create_event_source_mapping(FunctionName="rule", EventSourceArn=arn)
