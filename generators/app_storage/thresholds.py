"""When the alarms of the app_storage module fire."""

from __future__ import annotations

from generators.app_storage.model import REPLICATION_MINUTES
from modsmith import Input, Validation
from modsmith.types import NUMBER, Field, Object

FIELDS = (
    Field(
        "read_throttle_events", NUMBER, "Throttled reads of the table or an index in five minutes.", default=0
    ),
    Field(
        "write_throttle_events",
        NUMBER,
        "Throttled writes of the table or an index in five minutes.",
        default=0,
    ),
    Field("system_errors", NUMBER, "HTTP 500 answers of DynamoDB for the table in five minutes.", default=0),
    Field(
        "replication_latency_seconds",
        NUMBER,
        "Seconds that a backup may be behind its bucket.",
        default=REPLICATION_MINUTES * 60,
    ),
    Field(
        "failed_replications",
        NUMBER,
        "Operations that could not be replicated in five minutes.",
        default=0,
    ),
)

THRESHOLDS = Input(
    "alarm_thresholds",
    Object(FIELDS),
    "Values that must be exceeded for an alarm to fire.",
    default={},
    example={"read_throttle_events": 10},
    validations=(
        Validation(
            "alltrue([for threshold in values(var.alarm_thresholds) : threshold >= 0])",
            "alarm_thresholds must not hold a negative number.",
            "0 or more",
        ),
    ),
)
