"""IAM: how many managed policies a role can have."""

from __future__ import annotations

from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients
from modsmith.emulator.iam.roles import role_of
from modsmith.emulator.samples import allow, document, role
from modsmith.emulator.state import backend

AWS_REFUSES = "more than ten managed policies on a role"
SOURCE = "docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html"
OPERATIONS = ("AttachRolePolicy",)
CODE = "LimitExceeded"

MOST = 10


def check(call: Call) -> str | None:
    """Counts the attachments."""
    known = role_of(backend(call, "iam", "aws"), call.values["RoleName"])
    present = set(known.managed_policies) if known else set()
    if len(present | {call.values["PolicyArn"]}) > MOST:
        return f"Cannot exceed quota for PoliciesPerRole: {MOST}"
    return None


def refused(client: Clients) -> None:
    """Eleven policies."""
    _attach(client, MOST + 1)


def accepted(client: Clients) -> None:
    """Ten policies."""
    _attach(client, MOST)


def _attach(client: Clients, count: int) -> None:
    iam = client("iam")
    role(client, "lambda.amazonaws.com")
    for number in range(count):
        document_ = document(allow("s3:GetObject"))
        policy = iam.create_policy(PolicyName=f"rule-{number}", PolicyDocument=document_)["Policy"]
        iam.attach_role_policy(RoleName="rule", PolicyArn=policy["Arn"])
