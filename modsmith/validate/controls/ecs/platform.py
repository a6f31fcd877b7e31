"""ECS: tasks on Fargate run on its latest platform version."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import texts
from modsmith.validate.aws.containers import SERVICE, TASK_SET
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

LATEST = frozenset({"", "LATEST", "1.4.0", "1.0.0"})
"""1.4.0 is the latest version for Linux, 1.0.0 the only one for Windows; Fargate refuses 1.0.0 for Linux."""


def check(service: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that no outdated platform version is named; without a version, ECS takes the latest."""
    version = service.at("platform_version")
    if not texts.is_always(version, "platform_version", LATEST.__contains__):
        yield Violation("Fargate's platform version is outdated.", "platform_version")


CONTROL = Control(
    id="ecs-platform",
    title="Tasks on Fargate run on the latest platform version.",
    why="An outdated platform gets no new features, and its kernel and runtime are retired.",
    source="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/platform-fargate.html",
    fix='Remove platform_version or set it to "LATEST".',
    types=(SERVICE, TASK_SET),
    severity=Severity.MEDIUM,
    check=check,
    checkov=("CKV_AWS_332",),
    fsbp=("ECS.10",),
)
