"""Changes after which a control is right to pass, with the reason: those of the edge controls."""

from __future__ import annotations

from collections.abc import Mapping

EDGE: Mapping[str, Mapping[str, tuple[str, str]]] = {}
