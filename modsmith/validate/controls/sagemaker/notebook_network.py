"""SageMaker: notebooks reach the internet only through your network."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import texts
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

NOTEBOOK = "aws_sagemaker_notebook_instance"


def check(notebook: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks for a subnet, and that direct internet access is off."""
    if not notebook.is_set("subnet_id"):
        yield Violation("The notebook is in SageMaker's own network.", "subnet_id")
    if not texts.is_one_of(notebook, "direct_internet_access", "Disabled"):
        yield Violation("The notebook has direct access to the internet.", "direct_internet_access")


CONTROL = Control(
    id="sagemaker-notebook-network",
    title="A notebook is in a subnet of yours, without direct access to the internet.",
    why="Data leaves through a network whose traffic you can neither see nor restrict.",
    source="https://docs.aws.amazon.com/sagemaker/latest/dg/appendix-notebook-and-internet-access.html",
    fix='Set subnet_id and security_groups, and direct_internet_access = "Disabled".',
    types=(NOTEBOOK,),
    severity=Severity.HIGH,
    check=check,
    checkov=("CKV_AWS_122", "CKV_AWS_306"),
    fsbp=("SageMaker.1", "SageMaker.2"),
    guards=((NOTEBOOK, "subnet_id"), (NOTEBOOK, "direct_internet_access")),
)
