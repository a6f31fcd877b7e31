"""What callers of the app_storage module change to take a version."""

from __future__ import annotations

from modsmith import Upgrade

UPGRADES = (Upgrade("0.2.0", "TODO."),)
