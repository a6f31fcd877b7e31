"""Lambda: roles of the function's own account."""

from __future__ import annotations

from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients
from modsmith.emulator.rules.awslambda_role import create

AWS_REFUSES = "a function with a role of another account"
SOURCE = "docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html"
OPERATIONS = ("CreateFunction", "UpdateFunctionConfiguration")
CODE = "AccessDeniedException"


def check(call: Call) -> str | None:
    """Compares the account in the role's ARN."""
    arn = call.values.get("Role", "")
    if not arn.startswith("arn:") or arn.split(":")[4] == call.account:
        return None
    return "Cross-account pass role is not allowed."


def refused(client: Clients) -> object:
    """A role of another account."""
    return create(client, Role="arn:aws:iam::210987654321:role/rule")


def accepted(client: Clients) -> object:
    """A role of this account."""
    return create(client)
