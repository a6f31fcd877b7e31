"""Inputs of modules with DynamoDB tables, spelt once."""

from __future__ import annotations

import json
from collections.abc import Sequence

from modsmith.spec.model import Input, Validation
from modsmith.spec.rules import between, one_of
from modsmith.spec.types import BOOL, NUMBER, STRING, Field, Object, map_of

WHOLE = "units == null ? true : floor(units) == units && units >= 1"
"""Null is whole: it stands for another bound."""

QUOTA = 40000
"""Units that a table may have by default, read or write.

Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html
"""

DYNAMODB_THRESHOLDS = (
    Field("read_throttle_events", NUMBER, "Throttled reads of a table or index in five minutes.", default=0),
    Field(
        "write_throttle_events", NUMBER, "Throttled writes of a table or index in five minutes.", default=0
    ),
    Field("system_errors", NUMBER, "HTTP 500 answers of a table in five minutes.", default=0),
    Field("user_errors", NUMBER, "HTTP 400 answers in the account and region in five minutes.", default=10),
    Field(
        "latency_ms",
        NUMBER,
        "p99 of a table's slowest operation over five minutes, in milliseconds.",
        default=100,
    ),
)
"""Fields of `alarm_thresholds` for the tables of a module."""

CONSUMED_CAPACITY_THRESHOLD = Field(
    "consumed_capacity_percent",
    NUMBER,
    "Share of the provisioned capacity, or of the limit on demand, in use, in per cent.",
    default=90,
)
"""The same for tables whose consumption is compared with what they may have."""


def backup_retention_days(default: int) -> Input:
    """How far back point-in-time recovery reaches.

    Args:
        default: days.
    """
    return Input(
        "backup_retention_days",
        NUMBER,
        "Days that point-in-time recovery reaches back; AWS ends at 35.",
        default=default,
        validations=(between("backup_retention_days", 1, 35, "days"),),
    )


def table_class() -> Input:
    """What a stored gigabyte costs beside a request."""
    return Input(
        "table_class",
        STRING,
        "STANDARD, or STANDARD_INFREQUENT_ACCESS for tables whose storage costs more than their requests.",
        default="STANDARD",
        validations=(one_of("table_class", ("STANDARD", "STANDARD_INFREQUENT_ACCESS")),),
    )


def on_demand_maximum(*, billing_mode: str = "") -> Input:
    """The most that an on-demand table may cost in a second.

    Args:
        billing_mode: bare expression of the billing mode, where it may be PROVISIONED; "" for tables on demand alone.
    """
    value = "var.on_demand_maximum"
    number = "floor(units) == units && (units >= 1 || units == -1)"
    bounds = f"alltrue([for units in values({value}) : units == null ? true : {number}])"
    rules = [
        Validation(
            bounds,
            "on_demand_maximum must have whole numbers of at least 1, -1 to lift a limit, or null.",
            "whole numbers from 1, -1, or null",
        )
    ]
    if billing_mode:
        rules.append(
            Validation(
                f'{billing_mode} == "PAY_PER_REQUEST" || alltrue([for units in values({value}) : units == null])',
                "on_demand_maximum needs billing_mode PAY_PER_REQUEST.",
                "needs `billing_mode` PAY_PER_REQUEST",
            )
        )
    fields = tuple(
        Field(
            direction,
            NUMBER,
            f"{direction.title()} request units a second of a table or index; null for none, -1 to lift one.",
            default=None,
        )
        for direction in ("read", "write")
    )
    return Input(
        "on_demand_maximum",
        Object(fields),
        "Limits of the throughput, and so of the cost, of each table and index on demand; DynamoDB throttles the rest."
        " To lift a limit, set -1, apply, then leave it out. AWS refuses to leave it out at once, and -1 for new"
        " tables.",
        default={},
        example={"read": 1000, "write": 500},
        validations=tuple(rules),
    )


_BOUNDS = (
    Field("min", NUMBER, "Units that are always provisioned.", default=5),
    Field("max", NUMBER, "Units that autoscaling never exceeds.", default=100),
    Field(
        "initial",
        NUMBER,
        "Units that a table or index starts with when it is made or leaves on-demand mode; null for min.",
        default=None,
    ),
)


def autoscaling_capacity(direction: str) -> Input:
    """Bounds of autoscaling, and where it starts.

    Args:
        direction: `read` or `write`.
    """
    name = f"autoscaling_{direction}_capacity"
    value = f"var.{name}"
    start = f"coalesce({value}.initial, {value}.min)"
    whole = f"alltrue([\n  for units in values({value}) : {WHOLE} && units <= {QUOTA}\n])"
    return Input(
        name,
        Object(_BOUNDS),
        f"Bounds in {direction} capacity units of every table and index in provisioned mode.",
        default={},
        example={"min": 10, "max": 200},
        validations=(
            Validation(
                whole,
                f"{name} must have whole numbers between 1 and {QUOTA}, the default quota of a table.",
                f"whole numbers from 1 to {QUOTA}",
            ),
            Validation(
                f"({value}.min <= {start}) && (\n  {start} <= {value}.max\n)",
                f"{name} must have a min that is not above its initial, and an initial that is not above its max.",
                "min ≤ initial ≤ max",
            ),
        ),
    )


_ORDERED = """alltrue(flatten([
  for unit in values(var.capacity_overrides) : [
    for pair in [[unit.read, var.autoscaling_read_capacity], [unit.write, var.autoscaling_write_capacity]] :
    coalesce(pair[0].min, pair[1].min) <= coalesce(pair[0].initial, pair[0].min, pair[1].min) &&
    coalesce(pair[0].initial, pair[0].max, pair[1].max) <= coalesce(pair[0].max, pair[1].max) &&
    coalesce(pair[0].min, pair[1].min) <= coalesce(pair[0].max, pair[1].max)
  ]
]))"""
"""Of the bounds that hold in the end. An `initial` of all tables is none of a table whose bounds exclude it."""


def capacity_overrides(units: Sequence[str]) -> Input:
    """Bounds of single tables and indexes.

    Args:
        units: keys that may stand in it: tables, and indexes as `table/Index`.
    """
    fields = tuple(
        Field(
            field.name,
            NUMBER,
            f"{field.description.partition(';')[0].rstrip('.')}; null for the bound of all.",
            default=None,
        )
        for field in _BOUNDS
    )
    one = Object(
        tuple(
            Field(direction, Object(fields), f"Bounds of its {direction} capacity.", default={})
            for direction in ("read", "write")
        )
    )
    value = "var.capacity_overrides"
    keys = "".join(f"  {json.dumps(unit)},\n" for unit in units)
    every = f"flatten([\n  for unit in values({value}) : [for bounds in values(unit) : values(bounds)]\n])"
    example = units[min(1, len(units) - 1)]
    return Input(
        "capacity_overrides",
        map_of(one),
        "Bounds of single tables and indexes, by table or table/Index. What is left out is as in"
        " autoscaling_read_capacity and autoscaling_write_capacity.",
        default={},
        example={units[0]: {"write": {"min": 50, "max": 1000, "initial": 400}}},
        validations=(
            Validation(
                f"length(setsubtract(keys({value}), [\n{keys}])) == 0",
                f"capacity_overrides must have keys of tables or of their indexes, such as {units[0]} or {example}.",
                f"keys {', '.join(f'`{unit}`' for unit in units)}",
            ),
            Validation(
                f"alltrue([for units in {every} : {WHOLE} && units <= {QUOTA}])",
                f"capacity_overrides must have whole numbers between 1 and {QUOTA}, the default quota of a table.",
                f"whole numbers from 1 to {QUOTA}",
            ),
            Validation(
                _ORDERED,
                "capacity_overrides must have min ≤ initial ≤ max; the rest is as in"
                " autoscaling_read_capacity and autoscaling_write_capacity.",
                "min ≤ initial ≤ max",
            ),
        ),
    )


def autoscaling_target_utilization() -> Input:
    """What autoscaling aims at."""
    return Input(
        "autoscaling_target_utilization",
        NUMBER,
        "Per cent of the provisioned capacity that autoscaling aims at.",
        default=70,
        validations=(between("autoscaling_target_utilization", 20, 90, "per cent", whole=False),),
    )


def read_back_capacity() -> Input:
    """The way out where tables cannot be looked up at plan."""
    return Input(
        "read_back_capacity",
        BOOL,
        "Whether a plan reads the capacities that autoscaling has set, so that it does not undo them. Switch it off"
        " where the plan cannot look tables up: a project_name known only after apply, or depends_on on the module.",
        default=True,
    )
