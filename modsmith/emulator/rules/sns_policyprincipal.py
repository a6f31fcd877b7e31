"""SNS: principals that exist in a topic's policy."""

from __future__ import annotations

from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients
from modsmith.emulator.iam.roles import missing_principals
from modsmith.emulator.samples import allow, document
from modsmith.emulator.state import backend

AWS_REFUSES = "a topic policy with a role or user of the account that does not exist"
SOURCE = "docs.aws.amazon.com/sns/latest/dg/sns-using-identity-based-policies.html"
OPERATIONS = ("CreateTopic", "SetTopicAttributes")
CODE = "InvalidParameter"


def check(call: Call) -> str | None:
    """Looks up the roles and users of the call's own account."""
    policy = call.values.get("Attributes", {}).get("Policy")
    if call.values.get("AttributeName") == "Policy":
        policy = call.values.get("AttributeValue")
    if missing_principals(backend(call, "iam", "aws"), policy):
        return "Invalid parameter: Policy Error: PrincipalNotFound"
    return None


def refused(client: Clients) -> object:
    """A role that was never made."""
    return _create(client, "role/rule")


def accepted(client: Clients) -> object:
    """The account itself."""
    return _create(client, "root")


def _create(client: Clients, name: str) -> object:
    policy = document(allow("sns:Publish", Principal={"AWS": f"arn:aws:iam::123456789012:{name}"}))
    return client("sns").create_topic(Name="rule", Attributes={"Policy": policy})
