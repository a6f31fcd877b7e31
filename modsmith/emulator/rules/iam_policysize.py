"""IAM: sizes of policies."""

from __future__ import annotations

from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients
from modsmith.emulator.iam.roles import role_of
from modsmith.emulator.samples import allow, document
from modsmith.emulator.state import backend

AWS_REFUSES = "managed policies above 6,144 characters, a role's inline policies above 10,240, a trust policy above 2,048"
SOURCE = "docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html"
OPERATIONS = ("CreatePolicy", "CreatePolicyVersion", "PutRolePolicy", "CreateRole", "UpdateAssumeRolePolicy")
CODE = "LimitExceeded"

MANAGED, INLINE, TRUST = 6_144, 10_240, 2_048


def check(call: Call) -> str | None:
    """Measures policies without their white space, as IAM does; the policies of a role together."""
    match call.operation.name:
        case "CreatePolicy" | "CreatePolicyVersion":
            return _above(_size(call.values["PolicyDocument"]), MANAGED, "PolicySize")
        case "PutRolePolicy":
            role = role_of(backend(call, "iam", "aws"), call.values["RoleName"])
            others = dict(role.policies) if role else {}
            others[call.values["PolicyName"]] = call.values["PolicyDocument"]
            total = sum(_size(document) for document in others.values())
            return f"Maximum policy size of {INLINE} bytes exceeded for role" if total > INLINE else None
        case "CreateRole":
            return _above(_size(call.values["AssumeRolePolicyDocument"]), TRUST, "ACLSizePerRole")
    return _above(_size(call.values["PolicyDocument"]), TRUST, "ACLSizePerRole")


def _size(document: str) -> int:
    return len("".join(str(document).split()))


def _above(size: int, most: int, quota: str) -> str | None:
    return f"Cannot exceed quota for {quota}: {most}" if size > most else None


def refused(client: Clients) -> object:
    """A managed policy for 200 buckets."""
    return _create(client, 200)


def accepted(client: Clients) -> object:
    """A managed policy for 100 buckets."""
    return _create(client, 100)


def _create(client: Clients, count: int) -> object:
    buckets = [f"arn:aws:s3:::rule-bucket-{number:03}/data/*" for number in range(count)]
    policy = document(allow("s3:GetObject", buckets))
    return client("iam").create_policy(PolicyName="rule", PolicyDocument=policy)
