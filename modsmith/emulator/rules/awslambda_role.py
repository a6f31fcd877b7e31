"""Lambda: roles that exist and trust Lambda."""

from __future__ import annotations

from typing import Any

from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients
from modsmith.emulator.iam.roles import role_of, trusts
from modsmith.emulator.samples import role
from modsmith.emulator.state import backend

AWS_REFUSES = "a function whose role does not exist or does not trust Lambda"
SOURCE = "docs.aws.amazon.com/lambda/latest/dg/troubleshooting-deployment.html"
OPERATIONS = ("CreateFunction", "UpdateFunctionConfiguration")
CODE = "InvalidParameterValueException"


def check(call: Call) -> str | None:
    """Looks the role up in the call's account."""
    arn = call.values.get("Role")
    if arn is None or f"::{call.account}:" not in arn:
        return None
    known = role_of(backend(call, "iam", "aws"), arn)
    if known and trusts(known, "lambda.amazonaws.com"):
        return None
    return "The role defined for the function cannot be assumed by Lambda."


def refused(client: Clients) -> object:
    """A role for another service."""
    return create(client, "firehose.amazonaws.com")


def accepted(client: Clients) -> object:
    """A role for Lambda."""
    return create(client, "lambda.amazonaws.com")


def create(
    client: Clients, service: str = "lambda.amazonaws.com", *allowed: Any, **configuration: object
) -> object:
    """Creates a function whose role trusts a service and may do what the statements allow."""
    arn = role(client, service, *allowed)
    values = {"FunctionName": "rule", "Role": arn, "Handler": "a.b", "Runtime": "python3.13"}
    return client("lambda").create_function(**values | {"Code": {"ZipFile": ZIP}} | configuration)


# an archive without files
ZIP = b"PK\x05\x06" + bytes(18)
