"""Rules for what only a plan shows: the old version is applied, and the new one planned on its state."""

from __future__ import annotations

from typing import Final

from modsmith.diff.rules.rule import Rule
from modsmith.versions.number import Level

MAJOR, MINOR, PATCH = Level.MAJOR, Level.MINOR, Level.PATCH

STORE_REPLACED: Final = Rule(
    "plan-replaces-data",
    MAJOR,
    "The plan replaces a resource that holds data, keys or an address that others use.",
    "What it holds is lost.",
    "Do not apply the plan; export the data first, or stay at the old version.",
)
STORE_DESTROYED: Final = Rule(
    "plan-destroys-data",
    MAJOR,
    "The plan destroys a resource that holds data, keys or an address that others use.",
    "What it holds is lost.",
    "Do not apply the plan; export the data first, or stay at the old version.",
)
DESTROYED: Final = Rule(
    "plan-destroys",
    MAJOR,
    "The plan destroys another resource.",
    "What depends on it stops working.",
    "Read the plan and decide when to apply it.",
)
REPLACED: Final = Rule(
    "plan-replaces",
    MINOR,
    "The plan replaces a resource that holds nothing.",
    "The new one has the same configuration; it is missing for a moment unless it is created first.",
    "Read the plan and decide when to apply it.",
)
FORGOTTEN: Final = Rule(
    "plan-forgets",
    MAJOR,
    "The plan takes a resource out of the state and leaves it in AWS.",
    "The resource stays, but nobody manages it.",
    "Import it elsewhere, or delete it by hand.",
)
CREATED: Final = Rule(
    "plan-creates",
    MINOR,
    "The plan creates a resource.",
    "Nothing that exists changes.",
)
UPDATED: Final = Rule(
    "plan-updates",
    PATCH,
    "The plan updates a resource in place.",
    "It stays what it is.",
)

RULES: Final = (STORE_REPLACED, STORE_DESTROYED, DESTROYED, FORGOTTEN, REPLACED, CREATED, UPDATED)
