"""SageMaker: feature stores are encrypted with a KMS key."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import keys
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

FEATURES = "aws_sagemaker_feature_group"
STORES = {
    "offline_store_config": "s3_storage_config.0.kms_key_id",
    "online_store_config": "security_config.0.kms_key_id",
}
"""Each store to the path of its key."""


def check(features: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks that each store of the group has a key, which is the module's if it has one."""
    for store, path in STORES.items():
        whole = f"{store}.0.{path}"
        if not features.blocks(store):
            continue
        if features.is_set(whole):
            yield from keys.check(features, whole, evaluation)
        else:
            yield Violation(f"The {store.partition('_')[0]} store has no KMS key.", store)


CONTROL = Control(
    id="sagemaker-features",
    title="The stores of a feature group are encrypted with a KMS key.",
    why="Features are often personal data, and you can restrict and revoke only a key in your own account.",
    source="https://docs.aws.amazon.com/sagemaker/latest/dg/feature-store-security.html",
    fix="Set kms_key_id in s3_storage_config and in security_config.",
    types=(FEATURES,),
    severity=Severity.MEDIUM,
    check=check,
    fsbp=("SageMaker.17", "SageMaker.18"),
    guards=(
        (FEATURES, "offline_store_config.s3_storage_config.kms_key_id"),
        (FEATURES, "online_store_config.security_config.kms_key_id"),
    ),
)
