"""20,000 random expressions, 500 modules and 240 resources with `dynamic` blocks: no difference from Terraform."""

from __future__ import annotations

import pytest

from . import runs

pytestmark = [pytest.mark.terraform, pytest.mark.long]
CHUNKS = range(10)


@pytest.mark.parametrize("chunk", CHUNKS)
def test_expressions(chunk: int) -> None:
    found = runs.run_expressions(range(chunk * 5 + 10, chunk * 5 + 15))
    print(found)
    assert not found.differences, "\n\n".join(found.differences)
    assert found.cases > 5 * runs.BATCH * 0.9


@pytest.mark.parametrize("chunk", CHUNKS)
def test_modules(chunk: int) -> None:
    found = runs.run_modules(range(chunk * 50, chunk * 50 + 50))
    print(found)
    assert not found.differences, "\n\n".join(found.differences)


@pytest.mark.parametrize("chunk", CHUNKS)
def test_dynamic_blocks(chunk: int) -> None:
    found = runs.run_blocks(range(chunk * 2, chunk * 2 + 2))
    print(found)
    assert not found.differences, "\n\n".join(found.differences)
