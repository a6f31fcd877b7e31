"""KMS: the account manages a key, and the policy names everyone else who may use it."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import grants, policies
from modsmith.validate.aws.keys import KEY, OTHER_KEYS
from modsmith.validate.aws.policies import Statement
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

POLICY = "aws_kms_key_policy"
GOVERNING = ("kms:PutKeyPolicy", "kms:ScheduleKeyDeletion", "kms:DisableKey")


def check(resource: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks that only the account has full control, that users are named, and that someone manages the key."""
    if resource.type != POLICY and resource.at("policy") is None:
        raise NotApplicableError(
            "It has AWS's default policy, or its policy is in another resource with its own check."
        )
    found = policies.statements(resource, "policy", evaluation)
    for one in found:
        if one.allows:
            yield from (
                Violation(f"The statement {one.sid or 'without a name'} {what}.", "policy")
                for what in _wrong(one)
            )
    if not any(
        one.allows and any(policies.matches(each, GOVERNING[0]) for each in one.actions) for one in found
    ):
        yield Violation("The key policy lets no one manage the key.", "policy")


def _wrong(statement: Statement) -> Iterator[str]:
    if statement.inverted or not (statement.principals and statement.actions and statement.resources):
        yield "does not name its principals, actions and resources"
    who = [policies.settled(one, "policy") for _, one in statement.principals]
    actions = [policies.settled(one, "policy") for one in statement.actions]
    if any(grants.is_any_account(one) for one in who) and not grants.is_pinned(statement):
        yield "lets everyone use the key"
    if grants.names_any_service(statement):
        yield "lets every service use the key"
    if grants.acts_for_any_account(statement):
        yield "lets a service use the key on behalf of any account"
    if any(grants.is_account(one) for one in who) and all(grants.is_account(one) for one in who):
        return
    if any(grants.is_wild(one) for one in actions):
        yield "allows everything to a principal other than the account"
    elif grants.allowed_services(statement) and any(
        policies.matches(pattern, action) for pattern in actions for action in GOVERNING
    ):
        yield "lets a service manage the key"


CONTROL = Control(
    id="kms-policy",
    title="Only its account manages a KMS key, and its policy names everyone else who may use it.",
    why="A principal with full control can pass the key on or destroy all data encrypted with it.",
    source="https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html",
    fix=(
        "Allow kms:* only for the account root, and name the actions and principals of every other statement."
    ),
    types=(KEY, *OTHER_KEYS, POLICY),
    severity=Severity.HIGH,
    check=check,
    checkov=("CKV_AWS_33",),
    fsbp=("KMS.5",),
    always=True,
    guards=((POLICY, "policy"),),
)
