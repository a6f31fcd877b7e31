"""ElastiCache: a user needs a password or IAM."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

USER = "aws_elasticache_user"
NONE = "no-password-required"
OFF = "off"


def check(user: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that a user who is on has a way to authenticate."""
    if str(user.known("access_string")).startswith(OFF):
        raise NotApplicableError("The user is off.")
    if user.flag("no_password_required") or user.known("authentication_mode.0.type") == NONE:
        yield Violation("Anyone can act as this user without a password.", "no_password_required")


CONTROL = Control(
    id="elasticache-users",
    title="A user of a cache needs a password or IAM.",
    why="With one user without a password, the network alone decides who reads the cache.",
    source="https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html",
    fix=(
        "Set authentication_mode to iam or password, or turn the user off with an access_string "
        "that begins with off."
    ),
    types=(USER,),
    severity=Severity.HIGH,
    check=check,
)
