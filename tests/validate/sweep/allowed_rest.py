"""Changes after which a control is right to pass, with the reason: those of other controls."""

from __future__ import annotations

from collections.abc import Mapping

REST: Mapping[str, Mapping[str, tuple[str, str]]] = {}
