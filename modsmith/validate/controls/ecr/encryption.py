"""ECR: images are encrypted with the module's key if there is one."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import keys, texts
from modsmith.validate.control import Control, Violation
from modsmith.validate.controls.ecr.scanning import REPOSITORY
from modsmith.validate.severity import Severity

PATH = "encryption_configuration.0"
WITH_KEY = ("KMS", "KMS_DSSE")


def check(repository: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks that images are encrypted with the module's key."""
    if repository.is_set(f"{PATH}.kms_key") and not texts.is_one_of(
        repository, f"{PATH}.encryption_type", *WITH_KEY
    ):
        yield Violation(
            "ECR ignores kms_key with the encryption type AES256, the default.", "encryption_configuration"
        )
    yield from keys.check(repository, f"{PATH}.kms_key", evaluation)


CONTROL = Control(
    id="ecr-encryption",
    title="Images are encrypted with the module's KMS key, if there is one.",
    why="You can monitor, restrict and revoke only a key in your own account.",
    source="https://docs.aws.amazon.com/AmazonECR/latest/userguide/encryption-at-rest.html",
    fix='Set encryption_type = "KMS" and kms_key in encryption_configuration.',
    types=(REPOSITORY,),
    severity=Severity.MEDIUM,
    check=check,
    checkov=("CKV_AWS_136",),
    trivy=("AVD-AWS-0033",),
    fsbp=("ECR.5",),
    guards=((REPOSITORY, "encryption_configuration.kms_key"),),
)
