"""IAM: how many managed policies a role can have."""

from __future__ import annotations

import json
from collections.abc import Sequence

from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients
from modsmith.emulator.iam.roles import role_of
from modsmith.emulator.rules import backend

AWS_REFUSES = "more than ten managed policies on a role"
SOURCE = "docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html"
OPERATIONS = ("AttachRolePolicy",)
CODE = "LimitExceeded"

MOST = 10


def check(call: Call) -> str | None:
    """Counts the attachments."""
    role = role_of(backend(call, "iam", "aws"), call.values["RoleName"])
    present = set(role.managed_policies) if role else set()
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
    principal = {"Service": "lambda.amazonaws.com"}
    trust = [{"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": principal}]
    allowed = [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}]
    iam.create_role(RoleName="rule", AssumeRolePolicyDocument=_document(trust))
    for number in range(count):
        policy = iam.create_policy(PolicyName=f"rule-{number}", PolicyDocument=_document(allowed))["Policy"]
        iam.attach_role_policy(RoleName="rule", PolicyArn=policy["Arn"])


def _document(statements: Sequence[object]) -> str:
    return json.dumps({"Version": "2012-10-17", "Statement": statements})
