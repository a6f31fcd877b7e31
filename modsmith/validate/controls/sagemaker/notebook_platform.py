"""SageMaker: notebooks run on a supported platform."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, Violation
from modsmith.validate.controls.sagemaker.notebook_network import NOTEBOOK
from modsmith.validate.severity import Severity

OLD = ("notebook-al1-", "notebook-al2-")
"""Platforms on Amazon Linux and Amazon Linux 2, whose support has ended; the default is one of them."""


def check(notebook: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that a platform is named, and that it is not on an old Amazon Linux."""
    platform = str(notebook.known("platform_identifier") or "")
    if not platform:
        yield Violation(
            "The notebook names no platform, so it gets an unsupported one.", "platform_identifier"
        )
    elif platform.startswith(OLD):
        yield Violation(f"The platform {platform} gets no security fixes.", "platform_identifier")


CONTROL = Control(
    id="sagemaker-notebook-platform",
    title="A notebook runs on a supported platform.",
    why="Known holes in the operating system and in Jupyter stay open.",
    source="https://docs.aws.amazon.com/sagemaker/latest/dg/nbi-al2.html",
    fix='Set platform_identifier = "notebook-al2023-v1".',
    types=(NOTEBOOK,),
    severity=Severity.MEDIUM,
    check=check,
    fsbp=("SageMaker.8",),
    guards=((NOTEBOOK, "platform_identifier"),),
)
