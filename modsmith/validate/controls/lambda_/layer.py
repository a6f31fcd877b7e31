"""Lambda: layers are shared with named accounts only."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import grants, policies, texts
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

PERMISSION = "aws_lambda_layer_version_permission"


def check(permission: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that the permission names an account or an organization."""
    principal = policies.settled(texts.given(permission, "principal"), "principal")
    if grants.is_any_account(principal) and not permission.is_set("organization_id"):
        yield Violation("Every AWS account can download the layer.", "principal")


CONTROL = Control(
    id="lambda-layer",
    title="A layer is shared with named accounts or one organization.",
    why="Others read your code, and what it tells about your systems.",
    source="https://docs.aws.amazon.com/lambda/latest/dg/permissions-layer-cross-account.html",
    fix="Set principal to an account, or organization_id.",
    types=(PERMISSION,),
    severity=Severity.CRITICAL,
    check=check,
    always=True,
    guards=((PERMISSION, "organization_id"),),
)
