"""SageMaker: images of models come from a registry in the VPC."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import texts
from modsmith.validate.aws.policies import text
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.controls.sagemaker.isolation import MODEL
from modsmith.validate.severity import Severity

BLOCKS = ("primary_container", "container")


def check(model: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that images are pulled through the VPC; a model package brings its own image."""
    found = [
        (block, one) for block in BLOCKS for one in model.parts(block) if not one.is_set("model_package_name")
    ]
    if not found:
        raise NotApplicableError("The model is made of packages, which bring their own images.")
    for block, container in found:
        if not texts.is_one_of(container, "image_config.0.repository_access_mode", "Vpc"):
            yield Violation(f"The image {text(container.at('image'))} is not pulled through your VPC.", block)


CONTROL = Control(
    id="sagemaker-registry",
    title="Images of models are pulled from a private registry through the VPC.",
    why="Rules of your network and of its endpoints do not decide which images are used.",
    source="https://docs.aws.amazon.com/sagemaker/latest/dg/your-algorithms-containers-inference-private.html",
    fix='Set repository_access_mode = "Vpc" in image_config, and vpc_config.',
    types=(MODEL,),
    severity=Severity.LOW,
    check=check,
    fsbp=("SageMaker.16", "SageMaker.19"),
    guards=tuple((MODEL, f"{block}.image_config.repository_access_mode") for block in BLOCKS),
)
