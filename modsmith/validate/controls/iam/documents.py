"""IAM: a policy document that the module outputs allows only what and whom it names."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import grants, least, policies
from modsmith.validate.aws.policies import DOCUMENT, Statement
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

GUARDS = (
    (DOCUMENT, "statement.actions"),
    (DOCUMENT, "statement.principals.identifiers"),
)
TRUST_ACTIONS = ("sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity", "sts:SetContext")
"""What the trust policy of a role allows; it is about the role itself, so it names no resources."""


def check(document: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks a document as an identity policy, or as the policy of a key, bucket, topic or role."""
    found = policies.of_document(document, evaluation)
    if not found:
        raise NotApplicableError("With these inputs the document has no statements.")
    identity = not any(one.principals for one in found)
    for one in found:
        if one.allows and identity:
            yield from least.statement(one, "statement")
        elif not identity:
            yield from (
                Violation(f"The statement {one.sid or 'without a name'} {what}.") for what in _wrong(one)
            )


def _wrong(statement: Statement) -> Iterator[str]:
    actions = [policies.settled(one, "statement") for one in statement.actions]
    who = [policies.settled(one, "statement") for _, one in statement.principals]
    trust = all(one.startswith(TRUST_ACTIONS) for one in actions)
    if not who or not actions or not (statement.resources or trust):
        yield "does not name its principals, actions and resources"
    if not statement.allows:
        if (
            not statement.conditions
            and statement.is_for_all()
            and any(grants.is_wild(one) for one in actions)
        ):
            yield "denies everything to everyone"
        return
    if statement.inverted:
        yield "allows everything except what it lists"
    if any(grants.is_any_account(one) for one in who) and not grants.is_pinned(statement):
        yield "allows it to everyone"
    if any(kind == "Federated" for kind, _ in statement.principals) and not statement.conditions:
        yield "allows it to every identity of a provider"
    if grants.names_any_service(statement):
        yield "allows it to every service"
    if any(one.startswith("kms:") for one in actions) and grants.acts_for_any_account(statement):
        yield "lets a service use the key on behalf of any account"
    if any(grants.is_wild(one) for one in actions) and not all(grants.is_account(one) for one in who):
        yield "allows every action"


CONTROL = Control(
    id="iam-documents",
    title=(
        "A policy document that is attached or output allows named actions on named resources to "
        "named principals."
    ),
    why="Someone attaches an output document elsewhere, where no one reviews it again.",
    source="https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
    fix="Name each action, the ARNs that it needs, and the principals.",
    types=(DOCUMENT,),
    severity=Severity.HIGH,
    check=check,
    checkov=(
        "CKV_AWS_1",
        "CKV_AWS_49",
        "CKV_AWS_108",
        "CKV_AWS_109",
        "CKV_AWS_110",
        "CKV_AWS_111",
        "CKV_AWS_283",
        "CKV_AWS_356",
    ),
    always=True,
    guards=GUARDS,
)
