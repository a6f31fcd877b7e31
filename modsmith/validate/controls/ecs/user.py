"""ECS: containers do not run as root."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import containers
from modsmith.validate.aws.containers import TASK
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

ROOT = {False: frozenset({"root", "0"}), True: frozenset({"containeradministrator"})}
"""Names of the superuser, in lower case, on Linux and on Windows."""


def check(task: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that every container names a user other than root, or than Windows' administrator."""
    roots = ROOT[containers.is_windows(task)]
    for name, container in containers.named(task):
        given = container.known("user")
        user = "" if given is None else str(given).partition(":")[0].lower()
        if not user:
            yield Violation(
                f"{name} sets no user, so it runs as root unless its image says otherwise.",
                "container_definitions",
            )
        elif user in roots:
            yield Violation(f"{name} runs as {given}.", "container_definitions")


CONTROL = Control(
    id="ecs-user",
    title="Containers run as a user without administrator rights.",
    why="A flaw in the container's runtime or in a mounted volume is far more dangerous in the hands of root.",
    source="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-tasks-containers.html",
    fix='Set user to a user of the image other than root, such as "1000:1000".',
    types=(TASK,),
    severity=Severity.MEDIUM,
    check=check,
    fsbp=("ECS.20", "ECS.21"),
)
