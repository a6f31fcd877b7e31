"""When the alarms of the app_storage module fire."""

from __future__ import annotations

from generators.app_storage.model import REPLICATION_MINUTES
from generators.shared.thresholds import alarm_thresholds
from modsmith import Validation, inputs
from modsmith.types import NUMBER, Field

FIELDS = (
    *inputs.DYNAMODB_THRESHOLDS,
    inputs.CONSUMED_CAPACITY_THRESHOLD,
    Field(
        "bucket_5xx_percent",
        NUMBER,
        "Share of the requests to a bucket that are answered with HTTP 5xx, three times five minutes in a row, in per cent.",
        default=1,
    ),
    Field(
        "replication_latency_seconds",
        NUMBER,
        "Seconds that a backup or the table's replica may be behind.",
        default=REPLICATION_MINUTES * 60,
    ),
    Field(
        "failed_replications",
        NUMBER,
        "Operations that could not be replicated in five minutes.",
        default=0,
    ),
)
PER_CENT = ("consumed_capacity_percent", "bucket_5xx_percent")

THRESHOLDS = alarm_thresholds(
    FIELDS,
    example={"read_throttle_events": 10},
    rules=(
        Validation(
            " && ".join(f"var.alarm_thresholds.{field} < 100" for field in PER_CENT),
            f"alarm_thresholds must have {' and '.join(PER_CENT)} below 100, or their alarms never fire.",
            "per cent below 100",
        ),
    ),
)
