"""SageMaker: jobs that monitor data encrypt what they store and send."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import keys
from modsmith.validate.control import Control, Violation
from modsmith.validate.controls.sagemaker.isolation import NETWORK, QUALITY
from modsmith.validate.severity import Severity

TRAFFIC = "enable_inter_container_traffic_encryption"
STORED = (
    "data_quality_job_output_config.0.kms_key_id",
    "job_resources.0.cluster_config.0.volume_kms_key_id",
)


def check(job: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks encryption between containers, and the key of results and volumes."""
    if not any(one.flag(TRAFFIC) for one in job.parts(NETWORK)):
        yield Violation("The job's containers exchange data without encryption.", NETWORK)
    for path in STORED:
        yield from keys.check(job, path, evaluation)


CONTROL = Control(
    id="sagemaker-quality-jobs",
    title="Data quality jobs encrypt traffic between containers, and data with the module's KMS key if there is one.",
    why="The data that the model decides on travels between instances in plain text.",
    source="https://docs.aws.amazon.com/sagemaker/latest/dg/train-encrypt.html",
    fix="Set enable_inter_container_traffic_encryption, kms_key_id and volume_kms_key_id.",
    types=(QUALITY,),
    severity=Severity.HIGH,
    check=check,
    checkov=("CKV_AWS_367", "CKV_AWS_368", "CKV_AWS_369"),
    fsbp=("SageMaker.9",),
    guards=(
        (QUALITY, f"{NETWORK}.{TRAFFIC}"),
        (QUALITY, "data_quality_job_output_config.kms_key_id"),
        (QUALITY, "job_resources.cluster_config.volume_kms_key_id"),
    ),
)
