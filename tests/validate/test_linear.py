"""A control's work grows in proportion to the number of resources.

Each fixture is checked as it is and several times over in one module. Calls are counted instead of time, so the result
is the same on every machine.
"""

from __future__ import annotations

import re
import sys
from typing import Any

import pytest

from modsmith.evaluate import from_hcl
from modsmith.hcl.read import configuration
from modsmith.hcl.read.configuration import HclModule
from modsmith.validate import fixture
from modsmith.validate.control import Control, load
from modsmith.validate.results import matrix

FEW, MANY = 4, 16
_NAMES = re.compile(
    r"^ *(?:name|bucket|function_name|identifier|cluster_identifier|cluster_id|replication_group_id|table_name|"
    r'database_name|resource_id) *= "[^"$]+(?=")',
    re.MULTILINE,
)


def _repeated(text: str, times: int) -> HclModule:
    """A module with all resources of a text so many times, each time under other names."""
    blocks = configuration.read_text(text, "main.tf")
    named = [
        block.labels for block in blocks if block.type in ("resource", "data") and len(block.labels) == 2
    ]
    pattern = re.compile(
        "|".join(rf'(?<={type_}\.){name}\b|(?<="{type_}" "){name}(?=")' for type_, name in named) or "(?!)"
    )
    kept = [block for block in blocks if block.type not in ("resource", "data")]
    made = [
        block
        for time in range(times)
        for block in configuration.read_text(
            _NAMES.sub(
                rf"\g<0>-{time}",
                pattern.sub(lambda found, time=time: f"{found.group()}_{time}", text),  # type: ignore[misc]
            ),
            "main.tf",
        )
        if block.type in ("resource", "data")
    ]
    return HclModule((*kept, *made))


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
    few, many = (_calls(_repeated(text, times), control) for times in (FEW, MANY))
    assert many / few < 1.15 * MANY / FEW, (
        f"{many / few:.1f} times the calls for {MANY / FEW:g} times the resources"
    )
