"""What callers of the storage_stack module change to take a version."""

from __future__ import annotations

from modsmith import Upgrade

UPGRADES = (Upgrade("0.2.0", "TODO."),)
