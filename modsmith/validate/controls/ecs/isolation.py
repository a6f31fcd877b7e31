"""ECS: containers are isolated from the host that they run on."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.evaluate.values import options
from modsmith.validate.aws import containers, texts
from modsmith.validate.aws.containers import TASK
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

SHARED = {
    "pid_mode": "The containers see and can signal all processes of the host.",
    "ipc_mode": "The containers can read the shared memory of the host's processes.",
    "network_mode": "The containers use the host's network: its ports, its local services and its role.",
}
CONTROL_OF_HOST = frozenset({"/", "/var/run/docker.sock", "/run/docker.sock"})


def check(task: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks for privileged containers, for namespaces of the host, and for its root or Docker socket as a volume."""
    for argument, violation in SHARED.items():
        if texts.is_one_of(task, argument, "host"):
            yield Violation(violation, argument)
    for volume in task.parts("volume"):
        if texts.is_one_of(volume, "host_path", *CONTROL_OF_HOST):
            paths = " or ".join(map(str, options(volume.at("host_path"))))
            yield Violation(f"The volume {paths} gives control of the host.", "volume")
    for name, container in containers.named(task):
        if container.flag("privileged"):
            yield Violation(
                f"{name} is privileged: it is root on the host.",
                "container_definitions",
            )


CONTROL = Control(
    id="ecs-isolation",
    title="Containers are not privileged and share no namespace with their host.",
    why="Whoever takes over such a container controls the host and every other task on it.",
    source="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-tasks-containers.html",
    fix="Remove privileged, pid_mode, ipc_mode and network_mode = host; use network_mode = awsvpc.",
    types=(TASK,),
    severity=Severity.HIGH,
    check=check,
    checkov=("CKV_AWS_334", "CKV_AWS_335"),
    fsbp=("ECS.3", "ECS.4", "ECS.17"),
)
