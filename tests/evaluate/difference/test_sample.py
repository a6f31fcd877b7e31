"""A sample of random cases: modsmith's values are Terraform's, or unknown."""

from __future__ import annotations

import pytest

from . import runs, shrink

pytestmark = pytest.mark.terraform


def test_expressions() -> None:
    found = runs.run_expressions([1])
    assert not found.differences, "\n\n".join(found.differences)
    assert found.cases > runs.BATCH // 2
    assert found.counts["same"] > found.cases // 2


def test_modules() -> None:
    found = runs.run_modules(range(1_000, 1_012))
    assert not found.differences, "\n\n".join(found.differences)
    assert found.counts["same"] > found.cases


def test_what_differs_is_made_small() -> None:
    text = 'concat([1, 2], [for one in ["a", "b"] : upper(lower(one))], values({ a = max(3, 4) }))'
    assert shrink.expression(text, lambda texts: [one for one in texts if "upper" in one]) == "upper"
