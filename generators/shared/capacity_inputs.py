"""What a caller says of provisioned capacity that Application Auto Scaling moves."""

from __future__ import annotations

from collections.abc import Sequence

from modsmith import Input, Validation
from modsmith.rules import between
from modsmith.types import BOOL, NUMBER, Field, Object, map_of

UNITS = 40000
"""Default quota of a table.

Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html
"""

_MIN = "Units that are always provisioned."
_MAX = "Units that autoscaling never exceeds."
_INITIAL = (
    "Units to start with, when the table is created or switched to provisioned while it is used; null for min."
)

BOUNDS = Object(
    (
        Field("min", NUMBER, _MIN, default=5),
        Field("max", NUMBER, _MAX, default=100),
        Field("initial", NUMBER, _INITIAL, default=None),
    )
)
SOME_BOUNDS = Object(
    (
        Field("min", NUMBER, _MIN, default=None),
        Field("max", NUMBER, _MAX, default=None),
        Field("initial", NUMBER, _INITIAL, default=None),
    )
)
OVERRIDE = Object(
    (
        Field("read", SOME_BOUNDS, "Bounds of reads that differ; null for none.", default=None),
        Field("write", SOME_BOUNDS, "Bounds of writes that differ; null for none.", default=None),
    )
)


def _whole(value: str) -> str:
    return f"alltrue([for units in {value} : units == null ? true : floor(units) == units && units >= 1 && units <= {UNITS}])"


def _ordered(value: str) -> str:
    initial = f"({value}.initial == null ? {value}.min : {value}.initial)"
    return f"{value}.min <= {initial} && {initial} <= {value}.max"


def autoscaling_capacity(direction: str) -> Input:
    """Bounds of every table and index, `read` or `write`."""
    name = f"autoscaling_{direction}_capacity"
    return Input(
        name,
        BOUNDS,
        f"Bounds in {direction} capacity units of every table and index that autoscaling moves, and the capacity that they start with.",
        default={},
        example={"min": 10, "max": 200, "initial": 80},
        validations=(
            Validation(
                _whole(f"values(var.{name})"),
                f"{name} must have whole numbers between 1 and {UNITS}, the default quota of a table.",
                f"whole numbers from 1 to {UNITS}",
            ),
            Validation(
                _ordered(f"var.{name}"),
                f"{name} must have an initial between its min and its max, and a min that is not above its max.",
                "min ≤ initial ≤ max",
            ),
        ),
    )


_OVERRIDES = "flatten([for ways in values(var.capacity_overrides) : [for bounds in [ways.read, ways.write] : values(bounds) if bounds != null]])"

_ORDERED = """alltrue(flatten([
  for ways in values(var.capacity_overrides) : [
    for pair in [[ways.read, var.autoscaling_read_capacity], [ways.write, var.autoscaling_write_capacity]] : pair[0] == null ? true : (
      coalesce(pair[0].min, pair[1].min) <= coalesce(pair[0].max, pair[1].max) &&
      coalesce(pair[0].min, pair[1].min) <= coalesce(pair[0].initial, pair[0].min, pair[1].min) &&
      coalesce(pair[0].initial, pair[0].max, pair[1].max) <= coalesce(pair[0].max, pair[1].max)
    )
  ]
]))"""


def capacity_overrides(units: Sequence[str]) -> Input:
    """Bounds that differ from those of all.

    Args:
        units: keys of the tables, and of their indexes as `<table>/<index>`.
    """
    keys = ", ".join(f'"{unit}"' for unit in units)
    first = next((unit for unit in units if "/" in unit), units[0])
    return Input(
        "capacity_overrides",
        map_of(OVERRIDE),
        f"Autoscaling bounds of single tables and indexes, by table or table/index such as {first}. What is left out or null is as in"
        " autoscaling_read_capacity and autoscaling_write_capacity.",
        default={},
        example={first: {"write": {"max": 500, "initial": 120}}},
        validations=(
            Validation(
                f"length(setsubtract(keys(var.capacity_overrides), [{keys}])) == 0",
                f"capacity_overrides must have only the keys {', '.join(units)}.",
                "keys of tables and indexes",
            ),
            Validation(
                _whole(_OVERRIDES),
                f"capacity_overrides must have whole numbers between 1 and {UNITS}, the default quota of a table.",
                f"whole numbers from 1 to {UNITS}",
            ),
            Validation(
                _ORDERED,
                "capacity_overrides must have an initial between its min and its max, and a min that is not above its max; what it"
                " leaves out counts as in autoscaling_read_capacity and autoscaling_write_capacity.",
                "min ≤ initial ≤ max",
            ),
        ),
    )


def read_back_capacity() -> Input:
    """Whether plans look at what autoscaling did."""
    return Input(
        "read_back_capacity",
        BOOL,
        "Whether each plan reads the autoscaled capacity of tables and indexes back and keeps it. With false every apply resets them to"
        " initial, or min; needed where the name of the project is known only at apply, or with depends_on on the module.",
        default=True,
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
