"""What a caller of the storage_stack module says of the cache table."""

from __future__ import annotations

from generators.storage_stack.model import CACHE
from modsmith import Deprecated, Input, Validation, inputs
from modsmith.rules import between, each_matches
from modsmith.types import BOOL, NUMBER, STRING, list_of

UNITS = (CACHE.key, *(f"{CACHE.key}/{index.name}" for index in CACHE.indexes))
"""What capacity is bought for: the table, and its index as `<table>/<index>`."""

QUOTA = 40000
"""Units that a table may have by default.

Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html
"""

EFFECTIVE_BILLING = (
    '(var.billing_mode == null ? (var.environment == "prod" ? "PROVISIONED" : "PAY_PER_REQUEST")'
    " : var.billing_mode)"
)

_CAPACITY = tuple(
    Input(
        f"{direction}_capacity",
        NUMBER,
        f"{direction.title()} capacity units of the table, and as many again of its index, where they are provisioned and not autoscaled.",
        default=5,
        validations=(between(f"{direction}_capacity", 1, QUOTA, "units"),),
    )
    for direction in ("read", "write")
)


def _point_in_time_recovery_days() -> Input:
    """What `backup_retention_days` was called in 0.1.0."""
    name = "point_in_time_recovery_days"
    return Input(
        name,
        NUMBER,
        "Days that point-in-time recovery reaches back; null for backup_retention_days.",
        default=None,
        nullable=True,
        example=21,
        validations=(
            Validation(
                f"var.{name} == null ? true : floor(var.{name}) == var.{name} && var.{name} >= 1 && var.{name} <= 35",
                f"{name} must be a whole number of days between 1 and 35, or null.",
                "1–35 days, whole",
            ),
        ),
        deprecated=Deprecated("Use `backup_retention_days`.", since="0.2.0"),
    )


def _autoscaling_max(direction: str) -> Input:
    """The upper bound of 0.1.0, whose lower bound was the fixed capacity."""
    name, least = f"autoscaling_max_{direction}_capacity", f"var.{direction}_capacity"
    return Input(
        name,
        NUMBER,
        f"{direction.title()} capacity units that autoscaling never exceeds, with {direction}_capacity as the least; null for"
        f" autoscaling_{direction}_capacity.",
        default=None,
        nullable=True,
        example=100,
        validations=(
            Validation(
                f"var.{name} == null ? true : floor(var.{name}) == var.{name} && var.{name} >= (var.enable_autoscaling ? {least} : 1) && var.{name} <= {QUOTA}",
                f"{name} must be a whole number of units between {direction}_capacity and {QUOTA}, or null.",
                f"{direction}_capacity to {QUOTA:,} units, whole",
            ),
        ),
        deprecated=Deprecated(
            f"Use `autoscaling_{direction}_capacity`; min was `{direction}_capacity`.",
            since="0.2.0",
        ),
    )


TABLE = (
    Input(
        "cache_ttl_days",
        NUMBER,
        "Days that a cached result is good for. The module hands them to producers as seconds, who write the ttl of each item.",
        default=90,
        validations=(between("cache_ttl_days", 1, 3650, "days"),),
    ),
    Input(
        "billing_mode",
        STRING,
        "How capacity is paid for: PAY_PER_REQUEST for each request, or PROVISIONED by the hour. Null for PROVISIONED in prod"
        " and PAY_PER_REQUEST elsewhere. Switching keeps the table.",
        default=None,
        nullable=True,
        example="PAY_PER_REQUEST",
        validations=(
            Validation(
                'var.billing_mode == null ? true : contains(["PAY_PER_REQUEST", "PROVISIONED"], var.billing_mode)',
                "billing_mode must be PAY_PER_REQUEST, PROVISIONED or null.",
                "`PAY_PER_REQUEST`, `PROVISIONED` or null",
            ),
        ),
    ),
    *_CAPACITY,
    Input(
        "enable_autoscaling",
        BOOL,
        "Whether Application Auto Scaling moves the capacity of table and index, where they are provisioned; on demand it has"
        " no effect.",
        default=False,
    ),
    inputs.autoscaling_capacity("read"),
    inputs.autoscaling_capacity("write"),
    _autoscaling_max("read"),
    _autoscaling_max("write"),
    inputs.capacity_overrides(UNITS),
    inputs.read_back_capacity(),
    inputs.autoscaling_target_utilization(),
    inputs.table_class(),
    inputs.on_demand_maximum(billing_mode=EFFECTIVE_BILLING),
    Input(
        "enable_point_in_time_recovery",
        BOOL,
        "Whether the table can be restored to any second of the last backup_retention_days. Null for prod alone, which"
        " never goes without.",
        default=None,
        nullable=True,
        example=True,
        validations=(
            Validation(
                'var.environment == "prod" ? var.enable_point_in_time_recovery != false : true',
                "enable_point_in_time_recovery must not be false in prod: a table that is damaged there could not be brought back.",
                "not false in prod",
            ),
        ),
    ),
    inputs.backup_retention_days(35),
    _point_in_time_recovery_days(),
    Input(
        "replica_regions",
        list_of(STRING),
        "Other regions that the table is replicated to, as a global table; on demand only.",
        default=[],
        example=["eu-central-1"],
        validations=(
            each_matches("replica_regions", "^[a-z]{2}(-[a-z]+)+-[0-9]$", "names of regions"),
            Validation(
                "length(distinct(var.replica_regions)) == length(var.replica_regions)",
                "replica_regions must hold each region once.",
                "each once",
            ),
            Validation(
                f'length(var.replica_regions) == 0 ? true : {EFFECTIVE_BILLING} == "PAY_PER_REQUEST"',
                "replica_regions needs billing_mode PAY_PER_REQUEST: AWS refuses a replica before writes are autoscaled.",
                "needs `billing_mode` PAY_PER_REQUEST",
            ),
        ),
    ),
)
