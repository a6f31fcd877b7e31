"""SageMaker: a production endpoint survives the loss of an instance."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.environments import production_only
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

ENDPOINT = "aws_sagemaker_endpoint_configuration"
VARIANTS = "production_variants"


def check(endpoint: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks that every variant on instances starts with two or more."""
    production_only(evaluation)
    variants = [one for one in endpoint.parts(VARIANTS) if not one.blocks("serverless_config")]
    if not variants:
        raise NotApplicableError("The endpoint is serverless.")
    for variant in variants:
        if (variant.number("initial_instance_count") or 1) < 2:
            called = variant.at("variant_name")
            yield Violation(
                f"The variant {called} has one instance." if called else "A variant has one instance.",
                VARIANTS,
            )


CONTROL = Control(
    id="sagemaker-endpoints",
    title="Every variant of a production endpoint has two or more instances.",
    why="If the only instance or its availability zone fails, no predictions are made.",
    source="https://docs.aws.amazon.com/sagemaker/latest/dg/deployment-best-practices.html",
    fix="Set initial_instance_count to 2 or more, or use serverless_config.",
    types=(ENDPOINT,),
    severity=Severity.MEDIUM,
    check=check,
    fsbp=("SageMaker.4",),
    guards=((ENDPOINT, f"{VARIANTS}.initial_instance_count"),),
)
