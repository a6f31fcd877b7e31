"""Amazon Connect: an instance logs contact flows."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

INSTANCE = "aws_connect_instance"


def check(instance: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that logs of contact flows are on."""
    if not instance.flag("contact_flow_logs_enabled"):
        yield Violation("Contact flows are not logged.", "contact_flow_logs_enabled")


CONTROL = Control(
    id="connect-flow-logs",
    title="An instance of Amazon Connect logs contact flows.",
    why="Without logs no one can tell where callers are lost, or which flow exposed data.",
    source="https://docs.aws.amazon.com/connect/latest/adminguide/about-contact-flow-logs.html",
    fix="Set contact_flow_logs_enabled = true.",
    types=(INSTANCE,),
    severity=Severity.MEDIUM,
    check=check,
    fsbp=("Connect.2",),
    guards=((INSTANCE, "contact_flow_logs_enabled"),),
)
