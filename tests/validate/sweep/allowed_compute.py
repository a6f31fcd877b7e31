"""Changes after which a control is right to pass, with the reason: those of the compute controls."""

from __future__ import annotations

from collections.abc import Mapping

COMPUTE: Mapping[str, Mapping[str, tuple[str, str]]] = {}
