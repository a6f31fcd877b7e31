"""`pytest --shard 2/3`: one of several parts of the suite, for machines that each run one.

A part holds whole files and whole groups of pytest-xdist, so that what their tests share is made on one machine only.
Parts are chosen by the rule of `modsmith validate --shard`: from the tests alone, the slowest files first. pytest-split
and pytest-shard part single tests, and the former needs the time of each of the ten thousand in a file.
"""

from __future__ import annotations

from collections import Counter

import pytest

from modsmith.errors import ModsmithError
from modsmith.validate.shards.split import Shard, spread

PLAIN, TERRAFORM, LONG = 1, 100, 400
"""What a test costs in tenths of a second: one that starts Terraform takes about ten seconds, a long one forty."""


def add_option(parser: pytest.Parser) -> None:
    """Called by `conftest.py`, since a plugin that it registers comes too late for options."""
    parser.addoption(
        "--shard", metavar="NUMBER/TOTAL", help="run only this one of several parts, such as 1/3"
    )


def pytest_configure(config: pytest.Config) -> None:
    try:
        _chosen(config)
    except ModsmithError as error:
        raise pytest.UsageError(str(error)) from error


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keeps the tests of one part, after `-m` and `-k` chose."""
    shard = _chosen(config)
    if shard is None:
        return
    costs: Counter[str] = Counter()
    for item in items:
        costs[_unit(item)] += _cost(item)
    mine = spread(costs, shard.total)[shard.number - 1]
    config.hook.pytest_deselected(items=[item for item in items if _unit(item) not in mine])
    items[:] = [item for item in items if _unit(item) in mine]


def _chosen(config: pytest.Config) -> Shard | None:
    text = config.getoption("shard")
    return Shard.parse(text) if text else None


def _unit(item: pytest.Item) -> str:
    """The group or file that a test stays in."""
    group = item.get_closest_marker("xdist_group")
    return str(group.args[0]) if group else item.location[0]


def _cost(item: pytest.Item) -> int:
    if item.get_closest_marker("long"):
        return LONG
    return TERRAFORM if item.get_closest_marker("terraform") else PLAIN
