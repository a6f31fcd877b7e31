"""KMS: principals that exist."""

from __future__ import annotations

from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients
from modsmith.emulator.iam.roles import missing_principals
from modsmith.emulator.samples import ROOT, allow, document, role
from modsmith.emulator.state import backend

AWS_REFUSES = "a key policy with a role or user of the account that does not exist"
SOURCE = "docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html"
OPERATIONS = ("CreateKey", "PutKeyPolicy")
CODE = "MalformedPolicyDocumentException"


def check(call: Call) -> str | None:
    """Looks up the roles and users of the call's own account."""
    if missing_principals(backend(call, "iam", "aws"), call.values.get("Policy")):
        return "Policy contains a statement with one or more invalid principals."
    return None


def refused(client: Clients) -> object:
    """A policy for the account and a role that was never made."""
    return _create(client)


def accepted(client: Clients) -> object:
    """The same after the role was made."""
    role(client, "lambda.amazonaws.com")
    return _create(client)


TRUST = {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "lambda.amazonaws.com"}}


def _create(client: Clients) -> object:
    names = [ROOT["AWS"], "arn:aws:iam::123456789012:role/rule"]
    return client("kms").create_key(Policy=document(allow("kms:*", Principal={"AWS": names})))
