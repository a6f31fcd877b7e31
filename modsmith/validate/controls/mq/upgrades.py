"""Amazon MQ: a broker has a supported version and takes minor ones by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

BROKER = "aws_mq_broker"
OLDEST = {"activemq": (5, 18), "rabbitmq": (3, 13)}
"""Engine to the oldest version that AWS still supports."""


def check(broker: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks for automatic minor upgrades, and for versions without support."""
    if not broker.flag("auto_minor_version_upgrade"):
        yield Violation("The broker takes no minor versions.", "auto_minor_version_upgrade")
    version = re.match(r"(\d+)\.(\d+)", str(broker.known("engine_version")))
    oldest = OLDEST.get(str(broker.known("engine_type")).lower())
    if version and oldest and (int(version[1]), int(version[2])) < oldest:
        yield Violation(f"AWS no longer supports version {version[0]}.", "engine_version")


CONTROL = Control(
    id="mq-upgrades",
    title=("A broker has a version that AWS supports, and takes minor versions in its maintenance window."),
    why="Versions that stay behind keep known security holes.",
    source="https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/activemq-version-management.html",
    fix="Set auto_minor_version_upgrade = true, and a supported engine_version.",
    types=(BROKER,),
    severity=Severity.MEDIUM,
    check=check,
    checkov=(
        "CKV_AWS_207",
        "CKV_AWS_208",
    ),
    guards=((BROKER, "auto_minor_version_upgrade"),),
)
