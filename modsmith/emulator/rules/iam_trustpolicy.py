"""IAM: trust policies."""

from __future__ import annotations

from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients
from modsmith.emulator.iam.documents import statements
from modsmith.emulator.iam.roles import missing_principals
from modsmith.emulator.samples import document, role
from modsmith.emulator.state import backend

AWS_REFUSES = "trust policies without statements, with resources, or with principals that do not exist"
SOURCE = "docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_roles.html"
OPERATIONS = ("CreateRole", "UpdateAssumeRolePolicy")
CODE = "MalformedPolicyDocument"


def check(call: Call) -> str | None:
    """Reads every statement of the policy."""
    text = call.values.get("AssumeRolePolicyDocument") or call.values.get("PolicyDocument")
    found = statements(text)
    if not found:
        return "Syntax errors in policy."
    for statement in found:
        if "Resource" in statement:
            return "Has prohibited field Resource"
        if "Principal" not in statement and "NotPrincipal" not in statement:
            return "AssumeRole policy must contain principals"
    missing = missing_principals(backend(call, "iam", "aws"), text)
    return f'Invalid principal in policy: "AWS":"{missing[0]}"' if missing else None


def refused(client: Clients) -> object:
    """A policy without statements."""
    return client("iam").create_role(RoleName="rule", AssumeRolePolicyDocument=document())


def accepted(client: Clients) -> object:
    """A policy with one."""
    return role(client, "lambda.amazonaws.com")
