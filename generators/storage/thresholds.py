"""When the alarms of the storage module fire."""

from __future__ import annotations

from generators.shared.thresholds import alarm_thresholds
from modsmith import Validation, inputs
from modsmith.types import NUMBER, Field

OF_TABLES = ("read_throttle_events", "write_throttle_events", "user_errors")

FIELDS = (
    Field(
        "dynamodb_read_units_per_second",
        NUMBER,
        "Read units a second that a table or index consumes; null for 80 % of on_demand_maximum.read or, without it, of the"
        " default quota of a table, 40,000.",
        default=None,
    ),
    *(field for field in inputs.DYNAMODB_THRESHOLDS if field.name in OF_TABLES),
    Field(
        "dynamodb_user_errors",
        NUMBER,
        "Deprecated since 0.2.0: what user_errors was called; null for user_errors.",
        default=None,
    ),
    Field(
        "aurora_cpu_percent",
        NUMBER,
        "CPU of a database instance over 15 minutes, in per cent of what its maximum capacity gives it.",
        default=80,
    ),
    Field(
        "aurora_connections",
        NUMBER,
        "Connections to a database instance over 15 minutes; 80 % of the 2,000 that a minimum of 0.5 ACU allows.",
        default=1600,
    ),
    Field(
        "cache_hit_rate_percent",
        NUMBER,
        "Share of a Redis node's lookups that must find their key, over 15 minutes, in per cent.",
        default=80,
    ),
    Field(
        "cache_hit_rate_requests",
        NUMBER,
        "Lookups in five minutes below which a node's hit rate is not computed.",
        default=1000,
    ),
    Field(
        "cache_evictions",
        NUMBER,
        "Keys that a Redis node evicts in five minutes, three times in a row.",
        default=1000,
    ),
    Field(
        "timestream_system_errors",
        NUMBER,
        "Requests that Timestream fails in the account and region in five minutes.",
        default=0,
    ),
    Field(
        "timestream_user_errors",
        NUMBER,
        "Requests that Timestream refuses in the account and region in five minutes.",
        default=10,
    ),
    Field("bucket_objects", NUMBER, "Objects in a bucket, old versions included.", default=100000000),
    Field("bucket_size_gib", NUMBER, "Size of a bucket in GiB, old versions included.", default=10240),
)

INPUT = alarm_thresholds(
    FIELDS,
    example={"aurora_connections": 4000},
    rules=(
        Validation(
            "max(var.alarm_thresholds.aurora_cpu_percent, var.alarm_thresholds.cache_hit_rate_percent) <= 100",
            "alarm_thresholds must have an aurora_cpu_percent and a cache_hit_rate_percent of at most 100.",
            "per cent up to 100",
        ),
        Validation(
            "var.alarm_thresholds.cache_hit_rate_requests >= 1",
            "alarm_thresholds must have a cache_hit_rate_requests of at least 1.",
            "at least 1 lookup",
        ),
    ),
)
