"""Lambda: roles that exist and trust Lambda."""

from __future__ import annotations

import json

from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients
from modsmith.emulator.iam.roles import role_of, trusts
from modsmith.emulator.rules import backend

AWS_REFUSES = "a function whose role does not exist or does not trust Lambda"
SOURCE = "docs.aws.amazon.com/lambda/latest/dg/troubleshooting-deployment.html"
OPERATIONS = ("CreateFunction", "UpdateFunctionConfiguration")
CODE = "InvalidParameterValueException"


def check(call: Call) -> str | None:
    """Looks the role up in the call's account."""
    arn = call.values.get("Role")
    if arn is None or f"::{call.account}:" not in arn:
        return None
    role = role_of(backend(call, "iam", "aws"), arn)
    if role and trusts(role, "lambda.amazonaws.com"):
        return None
    return "The role defined for the function cannot be assumed by Lambda."


def refused(client: Clients) -> object:
    """A role for another service."""
    return create(client, "firehose.amazonaws.com")


def accepted(client: Clients) -> object:
    """A role for Lambda."""
    return create(client, "lambda.amazonaws.com")


def create(client: Clients, service: str = "lambda.amazonaws.com", **configuration: object) -> object:
    """Creates a function whose role trusts a service."""
    trust = {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": service}}
    document = json.dumps({"Version": "2012-10-17", "Statement": [trust]})
    role = client("iam").create_role(RoleName="rule", AssumeRolePolicyDocument=document)["Role"]["Arn"]
    values = {"FunctionName": "rule", "Role": role, "Handler": "a.b", "Runtime": "python3.13"}
    return client("lambda").create_function(**values | {"Code": {"ZipFile": ZIP}} | configuration)


# an archive without files
ZIP = b"PK\x05\x06" + bytes(18)
