from __future__ import annotations

from collections.abc import Iterator

import pytest

from modsmith.emulator import Emulator


@pytest.fixture
def aws(request: pytest.FixtureRequest) -> Iterator[Emulator]:
    """An emulator of this test's own; what it said last is shown where the test fails."""
    with Emulator() as emulator:
        yield emulator
        request.node.add_report_section("teardown", "emulator", emulator.log())


@pytest.fixture(scope="module")
def running() -> Iterator[Emulator]:
    """One for a file, whose tests reset it or take it as it is."""
    with Emulator() as emulator:
        yield emulator


@pytest.fixture(scope="module")
def stock() -> Iterator[Emulator]:
    """Plain moto, for a file."""
    with Emulator(stock=True) as emulator:
        yield emulator
