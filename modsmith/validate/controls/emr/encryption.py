"""EMR: a security configuration encrypts data at rest and in transit."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import json_documents
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

CONFIGURATION = "aws_emr_security_configuration"
AT = "configuration"
DISKS = "AtRestEncryptionConfiguration.LocalDiskEncryptionConfiguration"


def check(configuration: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks both kinds of encryption, and local disks with their EBS volumes."""
    for document in json_documents.objects(configuration, AT, required=True):
        found = document.parts("EncryptionConfiguration")
        if not any(one.flag("EnableInTransitEncryption") for one in found):
            yield Violation("Clusters do not encrypt data in transit.", AT)
        if not any(one.flag("EnableAtRestEncryption") for one in found):
            yield Violation("Clusters do not encrypt data at rest.", AT)
        elif not any(one.at(DISKS) for one in found):
            yield Violation("Clusters do not encrypt their local disks.", AT)
        elif not any(one.flag(f"{DISKS}.EnableEbsEncryption") for one in found):
            yield Violation("Clusters do not encrypt the root volumes of their nodes.", AT)


CONTROL = Control(
    id="emr-encryption",
    title="Clusters encrypt data in transit and at rest, on local disks and EBS volumes too.",
    why="Whatever the cluster computes lies on its disks and travels between its nodes in plain text.",
    source="https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-data-encryption-options.html",
    fix=(
        "Set EnableInTransitEncryption, EnableAtRestEncryption, and LocalDiskEncryptionConfiguration with "
        "EnableEbsEncryption."
    ),
    types=(CONFIGURATION,),
    severity=Severity.HIGH,
    check=check,
    checkov=("CKV_AWS_349", "CKV_AWS_350", "CKV_AWS_351"),
    trivy=("AVD-AWS-0137", "AVD-AWS-0138", "AVD-AWS-0139"),
    fsbp=("EMR.3", "EMR.4"),
)
