"""How much a finding matters: four levels, and the rule for choosing one.

    critical  Anyone on the internet, or any AWS account, can read or change data, or gain permissions.
    high      Data is lost for good, stored or sent unprotected, or open to far more of the account than needs it.
    medium    A safeguard is missing that limits, shows or reverts an incident.
    low       Data is safe without it; operation is harder or costs more.

Choose the highest level whose sentence is true of a resource that fails the control, everything else being AWS's
default. Where AWS Foundational Security Best Practices rates the same thing, stay within one level of it.
"""

from __future__ import annotations

from enum import Enum
from functools import total_ordering


@total_ordering
class Severity(Enum):
    """A level; `Severity.LOW < Severity.CRITICAL`."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    CRITICAL = "critical"

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, Severity):
            return NotImplemented
        return self.rank < other.rank

    @property
    def rule(self) -> str:
        """What is true of a resource that fails a control of this level, one sentence."""
        return _RULES[self]

    @property
    def rank(self) -> int:
        """Its place in the order, from 0 for `LOW`."""
        return _RANK[self]

    @property
    def score(self) -> str:
        """SARIF's `security-severity`, in the middle of GitHub's range for the level."""
        return _SCORES[self]


_RULES = {
    Severity.CRITICAL: (
        "Anyone on the internet, or any AWS account, can read or change data, or gain permissions."
    ),
    Severity.HIGH: (
        "Data is lost for good, stored or sent unprotected, or open to far more of the account than needs it."
    ),
    Severity.MEDIUM: "A safeguard is missing that limits, shows or reverts an incident.",
    Severity.LOW: "Data is safe without it; operation is harder or costs more.",
}
_RANK = {level: rank for rank, level in enumerate(Severity)}
_SCORES = {
    Severity.LOW: "2.0",
    Severity.MEDIUM: "5.5",
    Severity.HIGH: "8.0",
    Severity.CRITICAL: "9.5",
}
