"""Rules for guarantees: the results of all controls for all resources, by HCL alone."""

from __future__ import annotations

from typing import Final

from modsmith.diff.rules.rule import Rule
from modsmith.versions.number import Level

LOST: Final = Rule(
    "guarantee-lost",
    Level.MAJOR,
    "A control that passed for a resource fails now, is waived, or needs a plan. A control that no longer applies is "
    "no loss: the resource has nothing that it protects.",
    "Callers rely on it.",
    "Decide whether you can do without it.",
)
MISSING: Final = Rule(
    "guarantee-missing",
    Level.MINOR,
    "A new resource fails a control.",
    "Nothing is lost, but the resource is without what the control asks for.",
)
WAIVED: Final = Rule(
    "waiver-added",
    Level.MINOR,
    "A comment in the HCL waives a control, and did not before.",
    "The module says that it does without it. If the control passed before, guarantee-lost says so as well.",
)
ADDED: Final = Rule(
    "guarantee-added",
    Level.MINOR,
    "A control passes for a resource for which it failed, did not apply or needed a plan; one change for each control.",
    "A caller gets more than before.",
)

RULES: Final = (LOST, MISSING, WAIVED, ADDED)
