"""What callers of the storage module change to take a version."""

from __future__ import annotations

from modsmith import Upgrade

UPGRADES = (
    Upgrade(
        "0.2.0",
        "TODO.",
        rewritten={
            'toset(["tables", "data_lake", "metrics"])': (
                'toset(["telemetry", "incidents", "alerts", "connections", "data_lake", "metrics"])'
            ),
        },
    ),
)
