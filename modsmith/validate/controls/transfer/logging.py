"""Transfer Family: servers and connectors log transfers."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

SERVER, CONNECTOR = "aws_transfer_server", "aws_transfer_connector"


def check(resource: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks for a role to log with, or for log groups of a server."""
    if resource.type == SERVER and resource.known("structured_log_destinations"):
        return
    if not resource.is_set("logging_role"):
        yield Violation("Transfers are not logged.", "logging_role")


CONTROL = Control(
    id="transfer-logging",
    title="A transfer server or connector logs transfers.",
    why="Without logs no one can tell who sent or fetched which file, or why a transfer failed.",
    source="https://docs.aws.amazon.com/transfer/latest/userguide/logging.html",
    fix="Set logging_role, or structured_log_destinations for a server.",
    types=(SERVER, CONNECTOR),
    severity=Severity.MEDIUM,
    scope="deployment",
    check=check,
    fsbp=("Transfer.3",),
    guards=((SERVER, "logging_role"), (CONNECTOR, "logging_role")),
)
