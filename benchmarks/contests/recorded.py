"""The developers' own loop: what `make test` and `.ci/run` recorded of their last run. Neither is run here."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from benchmarks.commands import ROOT
from benchmarks.contest import Contest, within
from benchmarks.measure import Contestant, Took

TESTS, CI = "make test", ".ci/run"
TESTS_RECORD = ROOT / ".bench" / "make-test.xml"
"""The JUnit report that `make test` writes, if it runs the whole suite."""

CI_RECORD = ROOT / ".bench" / "ci-run.seconds"
"""The seconds that `.ci/run` writes at its end, if everything held."""


def loop(_: Path) -> Contest:
    """Rows for both; those that recorded nothing say so."""
    return Contest(
        "The developers' own loop",
        (
            _contestant(TESTS, TESTS_RECORD, of_suite(TESTS_RECORD)),
            _contestant(CI, CI_RECORD, of_script(CI_RECORD)),
        ),
        (within(TESTS, 4 * 60), within(CI, 15 * 60)),
        "Recorded by the last run of each in which everything passed, on this machine.",
    )


def of_suite(file: Path) -> float | None:
    """Seconds of a JUnit report of pytest; None if it is not there, or a test of it failed."""
    try:
        suites = list(ElementTree.parse(file).iter("testsuite"))  # noqa: S314 - pytest wrote it
    except (OSError, ElementTree.ParseError):
        return None
    if not suites or any(int(suite.get(kind, 0)) for suite in suites for kind in ("failures", "errors")):
        return None
    return sum(float(suite.get("time", 0)) for suite in suites)


def of_script(file: Path) -> float | None:
    """Seconds in a file that holds nothing else; None if it is not there."""
    try:
        return float(file.read_text("utf-8"))
    except (OSError, ValueError):
        return None


def _contestant(name: str, file: Path, seconds: float | None) -> Contestant:
    missing = "" if seconds else f"no record in {file.relative_to(ROOT)}: run {name} once"
    return Contestant(name, lambda: Took(seconds or 0.0), missing=missing)
