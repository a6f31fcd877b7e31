"""DMS: a replication instance has no public address."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

INSTANCE = "aws_dms_replication_instance"


def check(instance: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks for a public address."""
    if instance.flag("publicly_accessible"):
        yield Violation("The instance has a public address.", "publicly_accessible")


CONTROL = Control(
    id="dms-network",
    title="A replication instance has no public address.",
    why="It holds the passwords of both databases and all data in between.",
    source="https://docs.aws.amazon.com/dms/latest/userguide/CHAP_ReplicationInstance.PublicPrivate.html",
    fix="Set publicly_accessible = false.",
    types=(INSTANCE,),
    severity=Severity.CRITICAL,
    check=check,
    checkov=("CKV_AWS_89",),
    fsbp=("DMS.1",),
)
