"""KMS: key policies that lock everybody out."""

from __future__ import annotations

from typing import Any

from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients
from modsmith.emulator.iam.documents import names_action, principals, statements
from modsmith.emulator.samples import ROOT, allow, document

AWS_REFUSES = "a key policy that lets nobody of the account change it later"
SOURCE = "docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html"
OPERATIONS = ("CreateKey", "PutKeyPolicy")
CODE = "MalformedPolicyDocumentException"

ACTION = "kms:PutKeyPolicy"


def check(call: Call) -> str | None:
    """Looks for a statement that allows a principal of the account to put the policy."""
    text = call.values.get("Policy")
    if text is None or call.values.get("BypassPolicyLockoutSafetyCheck"):
        return None
    if any(_admits(statement, call.account) for statement in statements(text)):
        return None
    return "The new key policy will not allow you to update the key policy in the future."


def _admits(statement: dict[str, Any], account: str) -> bool:
    allowed = statement.get("Effect") == "Allow" and names_action(statement, ACTION)
    names = principals(statement, "AWS")
    return allowed and any(name in ("*", account) or f"::{account}:" in name for name in names)


def refused(client: Clients) -> object:
    """A policy for a service alone."""
    return _create(client, {"Service": "logs.amazonaws.com"})


def accepted(client: Clients) -> object:
    """A policy for the account."""
    return _create(client, ROOT)


def _create(client: Clients, principal: dict[str, str]) -> object:
    return client("kms").create_key(Policy=document(allow("kms:*", Principal=principal)))
