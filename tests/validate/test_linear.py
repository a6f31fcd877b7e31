"""A control's work grows in proportion to the number of resources.

Each fixture is checked as it is and several times over in one module. Calls are counted instead of time, so the result
is the same on every machine.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from modsmith.evaluate import from_hcl
from modsmith.hcl.blocks import Expression, Template
from modsmith.hcl.read import configuration
from modsmith.hcl.read.block import HclBlock
from modsmith.hcl.read.configuration import HclModule
from modsmith.validate import fixture
from modsmith.validate.control import Control, load
from modsmith.validate.results import matrix

FEW, MANY = 4, 16
_NAMES = {
    "name",
    "bucket",
    "function_name",
    "identifier",
    "cluster_identifier",
    "cluster_id",
    "replication_group_id",
    "table_name",
    "database_name",
    "resource_id",
}


def _repeated(text: str, times: int) -> HclModule:
    """A module with all resources of a text so many times, each time under other names."""
    made: list[HclBlock] = []
    kept: list[HclBlock] = []
    for block in configuration.read_text(text, "main.tf"):
        (made if block.type in ("resource", "data") and len(block.labels) == 2 else kept).append(block)
    names = "|".join(rf"(?<={type_}\.){name}\b" for type_, name in (block.labels for block in made))
    pattern = re.compile(names or "(?!)")
    return HclModule((*kept, *(_renamed(block, pattern, time) for time in range(times) for block in made)))


def _renamed(block: HclBlock, names: re.Pattern[str], time: int) -> HclBlock:
    """A block that has other names and refers to the resources that have them."""

    def new(value: Any) -> Any:
        if isinstance(value, Expression | Template):
            return type(value)(names.sub(rf"\g<0>_{time}", value.text))
        if isinstance(value, Mapping):
            return {new(key): new(item) for key, item in value.items()}
        return [new(item) for item in value] if isinstance(value, list) else value

    return replace(
        block,
        labels=(block.labels[0], f"{block.labels[1]}_{time}") if len(block.labels) == 2 else block.labels,
        values={
            name: f"{value}-{time}" if name in _NAMES and isinstance(value, str) else new(value)
            for name, value in block.values.items()
        },
        blocks=tuple(_renamed(inner, names, time) for inner in block.blocks),
    )


def _calls(module: HclModule, control: Control) -> int:
    """How many functions a control calls for all resources of a module."""
    evaluation = from_hcl.evaluation(module)
    count = 0

    def counted(_: Any, event: str, __: Any) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(counted)
    try:
        found = list(matrix.check(evaluation, [control]))
    finally:
        sys.setprofile(None)
    assert found
    return count


@pytest.mark.parametrize("control", load().values(), ids=lambda control: control.id)
def test_work_grows_with_the_number_of_resources(control: Control) -> None:
    text = fixture.of(control.id).read_text("utf-8")
    modules = [_repeated(text, times) for times in (FEW, MANY)]
    _calls(modules[-1], control)  # from now on, what is kept of a text is kept for both
    few, many = (_calls(module, control) for module in modules)
    assert 0.5 * MANY / FEW < many / few < 1.15 * MANY / FEW, (
        f"{many / few:.1f} times the calls for {MANY / FEW:g} times the resources"
    )
