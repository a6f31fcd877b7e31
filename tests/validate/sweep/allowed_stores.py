"""Changes after which a control is right to pass, with the reason: those of the stores controls."""

from __future__ import annotations

from collections.abc import Mapping

STORES: Mapping[str, Mapping[str, tuple[str, str]]] = {}
