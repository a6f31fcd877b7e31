"""MSK: only clients with a name reach a cluster, and only from private networks."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

CLUSTER = "aws_msk_cluster"
AUTHENTICATION = "client_authentication"
WAYS = ("sasl.0.iam", "sasl.0.scram")
PUBLIC = "broker_node_group_info.0.connectivity_info.0.public_access.0.type"


def check(cluster: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that clients need a name, and that brokers have no public address."""
    blocks = cluster.parts(AUTHENTICATION)
    if not any(_is_asked(block) for block in blocks):
        yield Violation("The cluster accepts clients without authentication.", AUTHENTICATION)
    if any(block.flag("unauthenticated") for block in blocks):
        yield Violation("The cluster also accepts clients without authentication.", AUTHENTICATION)
    if cluster.known(PUBLIC) not in (None, "DISABLED"):
        yield Violation("The brokers have public addresses.", "broker_node_group_info")


def _is_asked(block: Resource) -> bool:
    """Whether clients can authenticate in one of the ways that Kafka has."""
    return any(block.flag(way) for way in WAYS) or bool(block.blocks("tls"))


CONTROL = Control(
    id="msk-access",
    title="A Kafka cluster accepts only authenticated clients, and has no public addresses.",
    why="Everyone who reaches an open broker can read, write and delete every topic.",
    source="https://docs.aws.amazon.com/msk/latest/developerguide/kafka_apis_iam.html",
    fix=("Set sasl, iam, or tls in client_authentication, unauthenticated = false, and no public_access."),
    types=(CLUSTER,),
    severity=Severity.HIGH,
    check=check,
    checkov=("CKV_AWS_291",),
    fsbp=(
        "MSK.4",
        "MSK.6",
    ),
    guards=(
        (CLUSTER, AUTHENTICATION),
        (CLUSTER, f"{AUTHENTICATION}.sasl"),
        (CLUSTER, f"{AUTHENTICATION}.sasl.iam"),
        (CLUSTER, f"{AUTHENTICATION}.sasl.scram"),
        (CLUSTER, f"{AUTHENTICATION}.tls"),
    ),
)
