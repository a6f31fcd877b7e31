"""DMS: a task logs what it reads and writes."""

from __future__ import annotations

import json
from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

SETTINGS = {
    "aws_dms_replication_task": "replication_task_settings",
    "aws_dms_replication_config": "replication_settings",
}
COMPONENTS = ("SOURCE_CAPTURE", "SOURCE_UNLOAD", "TARGET_APPLY", "TARGET_LOAD")
TOO_LITTLE = ("LOGGER_SEVERITY_ERROR", "LOGGER_SEVERITY_WARNING", "LOGGER_SEVERITY_INFO")
"""Levels below the default."""


def check(task: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that logging is on, and at least at the default level for source and target."""
    argument = SETTINGS[task.type]
    logging = _logging(task.known(argument))
    if str(logging.get("EnableLogging")).lower() != "true":
        yield Violation("The task does not log.", argument)
        return
    components = logging.get("LogComponents")
    for one in components if isinstance(components, list) else ():
        if isinstance(one, dict) and one.get("Id") in COMPONENTS and one.get("Severity") in TOO_LITTLE:
            yield Violation(f"The task logs {one['Id']} only at {one['Severity']}.", argument)


def _logging(settings: object) -> dict[str, object]:
    """The part of the settings about logging; empty if there is none."""
    try:
        found = json.loads(settings) if isinstance(settings, str) else {}
    except ValueError:
        return {}
    logging = found.get("Logging") if isinstance(found, dict) else None
    return logging if isinstance(logging, dict) else {}


CONTROL = Control(
    id="dms-logs",
    title="A replication task logs what it reads from the source and writes to the target.",
    why="Without logs nobody can tell why rows are missing in the target.",
    source="https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Monitoring.html",
    fix="Set Logging.EnableLogging to true in the settings, with at least LOGGER_SEVERITY_DEFAULT.",
    types=tuple(SETTINGS),
    severity=Severity.MEDIUM,
    check=check,
    fsbp=(
        "DMS.7",
        "DMS.8",
    ),
    guards=tuple(SETTINGS.items()),
)
