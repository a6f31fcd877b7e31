"""CloudFormation: a stack acts with a role of its own."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

STACK = "aws_cloudformation_stack"


def check(stack: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks for a role."""
    if not stack.is_set("iam_role_arn"):
        yield Violation("The stack has all permissions of whoever runs Terraform.", "iam_role_arn")


CONTROL = Control(
    id="cloudformation-stack",
    title="A CloudFormation stack acts with a role of its own.",
    why="Without a role, everything in the template is done with the permissions of whoever runs Terraform.",
    source="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-iam-servicerole.html",
    fix="Set iam_role_arn to a role with what the template needs.",
    types=(STACK,),
    severity=Severity.LOW,
    check=check,
    fsbp=("CloudFormation.4",),
    guards=((STACK, "iam_role_arn"),),
)
