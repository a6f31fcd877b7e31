"""MSK: a cluster encrypts its data on disk and on the network."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import keys, switches
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

CLUSTER = "aws_msk_cluster"
TRANSIT = "encryption_info.0.encryption_in_transit.0"


def check(cluster: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks encryption in transit, which is on by default, and the key."""
    if cluster.known(f"{TRANSIT}.client_broker") not in (None, "TLS"):
        yield Violation("The brokers accept unencrypted connections of clients.", "encryption_info")
    if not switches.is_on(cluster, f"{TRANSIT}.in_cluster"):
        yield Violation("The brokers exchange records unencrypted.", "encryption_info")
    yield from keys.check(cluster, "encryption_info.0.encryption_at_rest_kms_key_arn", evaluation)


CONTROL = Control(
    id="msk-encryption",
    title=("A Kafka cluster encrypts records in transit, and at rest with the module's key if there is one."),
    why="Attackers on the network can read and change unencrypted records.",
    source="https://docs.aws.amazon.com/msk/latest/developerguide/msk-encryption.html",
    fix=(
        "Set client_broker = TLS, leave in_cluster on, and set encryption_at_rest_kms_key_arn in "
        "encryption_info."
    ),
    types=(CLUSTER,),
    severity=Severity.HIGH,
    check=check,
    checkov=("CKV_AWS_81",),
    trivy=(
        "AVD-AWS-0073",
        "AVD-AWS-0179",
    ),
    fsbp=("MSK.1",),
    guards=((CLUSTER, "encryption_info"), (CLUSTER, "encryption_info.encryption_at_rest_kms_key_arn")),
)
