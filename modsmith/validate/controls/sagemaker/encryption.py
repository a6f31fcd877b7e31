"""SageMaker: volumes are encrypted with the module's key if there is one."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import keys
from modsmith.validate.control import Control, Violation
from modsmith.validate.controls.sagemaker.notebook_network import NOTEBOOK
from modsmith.validate.severity import Severity

KEYS = {
    NOTEBOOK: "kms_key_id",
    "aws_sagemaker_domain": "kms_key_id",
    "aws_sagemaker_endpoint_configuration": "kms_key_arn",
    "aws_sagemaker_flow_definition": "output_config.0.kms_key_id",
}
"""Type to the path of its key."""


def check(resource: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks that the storage of notebooks, domains and endpoints uses the module's key."""
    yield from keys.check(resource, KEYS[resource.type], evaluation)


CONTROL = Control(
    id="sagemaker-encryption",
    title="Notebooks, domains, endpoints and flows are encrypted with the module's KMS key, if there is one.",
    why="You can monitor, restrict and revoke only a key in your own account.",
    source="https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest.html",
    fix="Set kms_key_id, or kms_key_arn of an endpoint configuration, to the module's key.",
    types=tuple(KEYS),
    severity=Severity.MEDIUM,
    check=check,
    checkov=("CKV_AWS_22", "CKV_AWS_98", "CKV_AWS_187", "CKV_AWS_372"),
    guards=tuple((type_, path.replace(".0.", ".")) for type_, path in KEYS.items()),
)
