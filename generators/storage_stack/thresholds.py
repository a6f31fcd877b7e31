"""When the alarms of the storage_stack module fire; the defaults are the document's."""

from __future__ import annotations

from generators.shared.thresholds import alarm_thresholds
from generators.storage_stack.model import DEFAULT_THRESHOLDS as DEFAULTS
from modsmith import Validation, inputs
from modsmith.types import NUMBER, Field

LATENCY = next(field for field in inputs.DYNAMODB_THRESHOLDS if field.name == "latency_ms")

FIELDS = (
    Field(
        "throttle_events",
        NUMBER,
        "Throttled reads and writes of the cache and its index, together, in five minutes.",
        default=DEFAULTS["throttle_events"],
    ),
    LATENCY,
    Field(
        "bucket_4xx_percent",
        NUMBER,
        "Share of the requests to a bucket that are answered with HTTP 4xx, three times five minutes in a row, in per cent.",
        default=DEFAULTS["bucket_4xx_percent"],
    ),
    Field(
        "bucket_5xx_errors",
        NUMBER,
        "HTTP 5xx answers of a bucket in five minutes.",
        default=DEFAULTS["bucket_5xx_errors"],
    ),
    Field(
        "failed_replications",
        NUMBER,
        "Operations that could not be replicated in five minutes.",
        default=DEFAULTS["failed_replications"],
    ),
)

THRESHOLDS = alarm_thresholds(
    FIELDS,
    example={"bucket_4xx_percent": 20},
    rules=(
        Validation(
            "var.alarm_thresholds.bucket_4xx_percent <= 100",
            "alarm_thresholds must have a bucket_4xx_percent of at most 100.",
            "per cent up to 100",
        ),
    ),
)
