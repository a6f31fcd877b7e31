"""EventBridge: a bus is encrypted with the module's key."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import keys
from modsmith.validate.aws.services.buses import BUS
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity


def check(bus: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks that the bus uses the module's key if there is one."""
    yield from keys.check(bus, "kms_key_identifier", evaluation)


CONTROL = Control(
    id="events-encryption",
    title="An event bus is encrypted with the module's KMS key, if there is one.",
    why="Events, archives and replays hold what services tell each other. Only your own key can be revoked.",
    source="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-encryption-event-bus-cmkey.html",
    fix="Set kms_key_identifier.",
    types=(BUS,),
    severity=Severity.LOW,
    check=check,
    guards=((BUS, "kms_key_identifier"),),
)
