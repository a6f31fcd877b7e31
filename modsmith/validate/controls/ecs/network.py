"""ECS: tasks have no public addresses."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.containers import SERVICE, TASK_SET
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity


def check(service: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that tasks get no public IP address."""
    for network in service.parts("network_configuration"):
        if network.flag("assign_public_ip"):
            yield Violation("Every task gets a public IP address.", "network_configuration")


CONTROL = Control(
    id="ecs-network",
    title="Tasks get no public IP address.",
    why="The internet reaches the containers directly, past load balancer and firewall.",
    source="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/networking-outbound.html",
    fix="Set assign_public_ip = false, and give private subnets a NAT gateway or VPC endpoints.",
    types=(SERVICE, TASK_SET),
    severity=Severity.HIGH,
    check=check,
    checkov=("CKV_AWS_333",),
    fsbp=("ECS.2", "ECS.16"),
)
