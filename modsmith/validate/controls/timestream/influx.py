"""Timestream for InfluxDB: an instance is private and has a standby in production."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.environments import is_production
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

INSTANCE = "aws_timestreaminfluxdb_db_instance"


def check(instance: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for a public address and, in production, for a standby."""
    if instance.flag("publicly_accessible"):
        yield Violation("The instance has a public address.", "publicly_accessible")
    if is_production(evaluation) and instance.known("deployment_type") != "WITH_MULTIAZ_STANDBY":
        yield Violation("The instance has no standby in another availability zone.", "deployment_type")


CONTROL = Control(
    id="timestream-influx",
    title="An InfluxDB instance has no public address, and in production a standby in another zone.",
    why=(
        "With a public address only a password protects the measurements. Without a standby, "
        "writers lose them while it is down."
    ),
    source="https://docs.aws.amazon.com/timestream/latest/developerguide/timestream-for-influx-getting-started-creating-db-instance.html",
    fix="Keep publicly_accessible off, and set deployment_type = WITH_MULTIAZ_STANDBY in production.",
    types=(INSTANCE,),
    severity=Severity.HIGH,
    check=check,
    guards=((INSTANCE, "deployment_type"),),
)
