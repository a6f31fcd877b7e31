"""DMS: a replication instance takes minor versions by itself."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

INSTANCE = "aws_dms_replication_instance"


def check(instance: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks for automatic minor upgrades."""
    if not instance.flag("auto_minor_version_upgrade"):
        yield Violation("The instance takes no minor versions.", "auto_minor_version_upgrade")


CONTROL = Control(
    id="dms-upgrades",
    title="A replication instance takes minor versions in its maintenance window.",
    why="Versions that stay behind keep known security holes.",
    source="https://docs.aws.amazon.com/dms/latest/userguide/CHAP_ReplicationInstance.EngineVersions.html",
    fix="Set auto_minor_version_upgrade = true.",
    types=(INSTANCE,),
    severity=Severity.MEDIUM,
    check=check,
    checkov=("CKV_AWS_222",),
    fsbp=("DMS.6",),
    guards=((INSTANCE, "auto_minor_version_upgrade"),),
)
