"""One check of a release, and all of them."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

Result = Literal["ok", "failed", "not checked"]


@dataclass(frozen=True)
class Check:
    """One check.

    Attributes:
        name: stable, in kebab case; docs/verify.md lists them.
        result: of the check.
        reason: what was found, or why it was not checked.
    """

    name: str
    result: Result
    reason: str


@dataclass(frozen=True)
class Verification:
    """All checks of one archive.

    Attributes:
        archive: as the user named it.
        address: of the module, as the evidence says it; "" if it cannot be read.
        version: the same of the version.
        checks: in the order of docs/verify.md.
    """

    archive: str
    address: str
    version: str
    checks: tuple[Check, ...]

    @property
    def failed(self) -> bool:
        """Whether any check failed."""
        return any(check.result == "failed" for check in self.checks)

    def as_data(self) -> dict[str, Any]:
        """As JSON has it."""
        return {
            "format": 1,
            "archive": self.archive,
            "address": self.address,
            "version": self.version,
            "failed": self.failed,
            "checks": [asdict(check) for check in self.checks],
        }


def ok(name: str, reason: str) -> Check:
    """A check that passed."""
    return Check(name, "ok", reason)


def failed(name: str, reason: str) -> Check:
    """A check that failed."""
    return Check(name, "failed", reason)


def skipped(name: str, reason: str) -> Check:
    """A check that was not made."""
    return Check(name, "not checked", reason)


def listed(names: list[str]) -> str:
    """The first of some names, and how many more there are."""
    shown = ", ".join(names[:3])
    return f"{shown} and {len(names) - 3} more" if len(names) > 3 else shown
