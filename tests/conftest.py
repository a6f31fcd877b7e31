"""Order and skips of the whole suite."""

from __future__ import annotations

import os
import time
from collections.abc import Generator, Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings

from modsmith.project import current, using
from tests import sharding

_FAIL_ON_SKIP = os.environ.get("MODSMITH_FAIL_ON_SKIP", "") not in ("", "0")


def pytest_configure(config: pytest.Config) -> None:
    """The cache is apart from the user's own, for all workers, and no result of an earlier run is repeated."""
    config.pluginmanager.register(sharding)
    os.environ.setdefault("MODSMITH_TESTS_BEGAN", str(time.time_ns()))
    os.environ.setdefault("MODSMITH_CACHE", str(config.rootpath / ".pytest_cache" / "hcl"))
    settings.register_profile(
        "any machine", deadline=None
    )  # what else runs decides how long an example takes
    settings.load_profile("any machine")


def pytest_addoption(parser: pytest.Parser) -> None:
    """One flag for every golden file."""
    parser.addoption(
        "--update-golden", action="store_true", help="write golden files instead of comparing them"
    )
    sharding.add_option(parser)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes minutes goes first, then what starts Terraform, so that no worker is left alone with it at the end.

    Tests that share what a fixture makes once for their file go to one worker, for all others would make it again.
    """
    items.sort(key=lambda item: [item.get_closest_marker(name) is None for name in ("slowest", "terraform")])
    for item in items:
        _refuse_hidden(item)
        if _shares(item) and not item.get_closest_marker("xdist_group"):
            item.add_marker(pytest.mark.xdist_group(item.location[0]))


def _refuse_hidden(item: pytest.Item) -> None:
    """`make test-all` collects only the files that name the mark."""
    if item.get_closest_marker("long") and not _names_the_mark(item.path):
        raise pytest.UsageError(f"{item.nodeid} is long, and its file has no `mark.long`")


@cache
def _names_the_mark(file: Path) -> bool:
    return "mark.long" in file.read_text("utf-8")


def _shares(item: pytest.Item) -> bool:
    """Whether a test uses a fixture that its file has once."""
    fixtures = getattr(item, "_fixtureinfo").name2fixturedefs.values()  # noqa: B009 - pytest has no public way
    return any(defined[-1].scope == "module" for defined in fixtures)


@pytest.fixture(autouse=True)
def this_project() -> Iterator[None]:
    """A test that works in another project leaves this one, with its environments, to the next test."""
    with using(current()):
        yield


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """With MODSMITH_FAIL_ON_SKIP=1, where every tool is present, a skipped test is a failed one."""
    report = yield
    if _FAIL_ON_SKIP and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome, report.longrepr = "failed", f"skipped where no test may be: {_reason(report)}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """The same for a whole module, which pytest-xdist would not even report."""
    report = yield
    if _FAIL_ON_SKIP and report.skipped:
        report.outcome, report.longrepr = "failed", f"skipped where no module may be: {_reason(report)}"
    return report


def _reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    """The text of a skip, whose longrepr is a (path, line, reason)."""
    return str(report.longrepr[-1] if isinstance(report.longrepr, tuple) else report.longrepr)
