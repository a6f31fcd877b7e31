"""IAM: trust policies."""

from __future__ import annotations

import json
from typing import Any

from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients
from modsmith.emulator.iam.documents import statements
from modsmith.emulator.iam.roles import missing_principals
from modsmith.emulator.rules import backend

AWS_REFUSES = "trust policies without statements, with resources, or with principals that do not exist"
SOURCE = "docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_roles.html"
OPERATIONS = ("CreateRole", "UpdateAssumeRolePolicy")
CODE = "MalformedPolicyDocument"


def check(call: Call) -> str | None:
    """Reads every statement of the policy."""
    document = call.values.get("AssumeRolePolicyDocument") or call.values.get("PolicyDocument")
    found = statements(document)
    if not found:
        return "Syntax errors in policy."
    for statement in found:
        if "Resource" in statement:
            return "Has prohibited field Resource"
        if "Principal" not in statement and "NotPrincipal" not in statement:
            return "AssumeRole policy must contain principals"
    missing = missing_principals(backend(call, "iam", "aws"), document)
    return f'Invalid principal in policy: "AWS":"{missing[0]}"' if missing else None


def refused(client: Clients) -> object:
    """A policy without statements."""
    return _create(client, [])


def accepted(client: Clients) -> object:
    """A policy with one."""
    principal = {"Service": "lambda.amazonaws.com"}
    return _create(client, [{"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": principal}])


def _create(client: Clients, listed: list[Any]) -> object:
    document = json.dumps({"Version": "2012-10-17", "Statement": listed})
    return client("iam").create_role(RoleName="rule", AssumeRolePolicyDocument=document)
