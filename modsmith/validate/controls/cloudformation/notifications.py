"""CloudFormation: someone hears of what happens to a stack."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource, UndeterminedError
from modsmith.evaluate.values import Choice, Symbol, why
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

STACK = "aws_cloudformation_stack"


def check(stack: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks for topics."""
    topics = stack.at("notification_arns")
    if isinstance(topics, Symbol | Choice):
        raise UndeterminedError("notification_arns", why(topics))
    if not topics:
        yield Violation("No one hears when the stack fails or changes.", "notification_arns")


CONTROL = Control(
    id="cloudformation-notifications",
    title="A CloudFormation stack sends its events to a topic.",
    why="Without notifications no one hears that a change outside of Terraform failed or was rolled back.",
    source="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/monitor-stack-progress.html",
    fix="Set notification_arns.",
    types=(STACK,),
    severity=Severity.LOW,
    scope="deployment",
    check=check,
    checkov=("CKV_AWS_124",),
    guards=((STACK, "notification_arns"),),
)
