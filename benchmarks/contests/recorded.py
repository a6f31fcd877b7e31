"""The developers' own loop: what `make test` and `.ci/run` recorded of their last run. Neither is run here."""

from __future__ import annotations

from pathlib import Path

from benchmarks.commands import ROOT
from benchmarks.contest import Contest, within
from benchmarks.measure import Contestant, Took

TESTS, CI = "make test", ".ci/run"
RECORDS = {TESTS: ROOT / ".bench" / "make-test.seconds", CI: ROOT / ".bench" / "ci-run.seconds"}
"""What each writes at its end, if everything passed: seconds."""


def loop(_: Path) -> Contest:
    """Rows for both; those that recorded nothing say so."""
    return Contest(
        "The developers' own loop",
        tuple(_contestant(name, file) for name, file in RECORDS.items()),
        (within(TESTS, 4 * 60), within(CI, 15 * 60)),
        "Recorded by the last run of each in which everything passed, on this machine.",
    )


def seconds(file: Path) -> float | None:
    """What a file records; None if it is not there, or is no number."""
    try:
        return float(file.read_text("utf-8"))
    except (OSError, ValueError):
        return None


def _contestant(name: str, file: Path) -> Contestant:
    recorded = seconds(file)
    missing = f"no {file.relative_to(ROOT)}: {name} writes it" if recorded is None else ""
    return Contestant(name, lambda: Took(recorded or 0.0), missing=missing)
