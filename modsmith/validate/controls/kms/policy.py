"""KMS: the account governs a key, and everybody else may do what they are named for."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import grants, policies
from modsmith.validate.aws.keys import KEY
from modsmith.validate.aws.policies import Statement
from modsmith.validate.control import Control, NotApplicableError, Violation

POLICY = "aws_kms_key_policy"
GOVERNING = ("kms:PutKeyPolicy", "kms:ScheduleKeyDeletion", "kms:DisableKey")


def check(resource: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Nobody but the account may do all; nobody unknown may do anything; somebody must govern the key."""
    if resource.type == KEY and resource.at("policy") is None:
        raise NotApplicableError(
            "It has AWS's default policy, or one in another resource, which is judged there."
        )
    found = policies.statements(resource, "policy", evaluation)
    for one in found:
        if one.allows:
            yield from (
                Violation(f"Its statement {one.sid or 'without a name'} {what}.", "policy")
                for what in _wrong(one)
            )
    if not any(
        one.allows and any(policies.matches(each, GOVERNING[0]) for each in one.actions) for one in found
    ):
        yield Violation("Its policy lets nobody change it.", "policy")


def _wrong(statement: Statement) -> Iterator[str]:
    if statement.inverted or not (statement.principals and statement.actions and statement.resources):
        yield "does not say whom it allows what"
    who = [policies.settled(one, "policy") for _, one in statement.principals]
    actions = [policies.settled(one, "policy") for one in statement.actions]
    if any(grants.is_anybody(one) for one in who) and not grants.is_pinned(statement):
        yield "lets everybody use the key"
    if grants.names_any_service(statement):
        yield "lets every service use the key"
    if grants.acts_for_anybody(statement):
        yield "lets a service use the key for any account"
    if any(grants.is_account(one) for one in who) and all(grants.is_account(one) for one in who):
        return
    if any(grants.is_wild(one) for one in actions):
        yield "allows everything to somebody who is not the account"
    elif grants.allowed_services(statement) and any(
        policies.matches(pattern, action) for pattern in actions for action in GOVERNING
    ):
        yield "lets a service govern the key"


CONTROL = Control(
    id="kms-policy",
    title="A KMS key is governed by its account alone, and used by those whom its policy names.",
    why="Whoever may do everything with a key can hand it on, or destroy all that it encrypted.",
    source="https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html",
    fix="Give kms:* to the account's root only, and name the actions and principals of every other statement.",
    types=(KEY, POLICY),
    check=check,
    always=True,
    checkov=("CKV_AWS_33",),
    guards=((POLICY, "policy"),),
)
