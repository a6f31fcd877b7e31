"""No control crashes for any resource: it passes, fails, does not apply or is undetermined."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.evaluate.values import Choice, Symbol
from modsmith.validate.control import Control, load
from modsmith.validate.results import matrix

CONTROLS = list(load().values())
SYMBOL = Symbol("var.x", frozenset({"var.x"}), sure=False)
STRANGE: tuple[Any, ...] = (
    None,
    "",
    "text",
    0,
    -1.5,
    True,
    [],
    {},
    ["text"],
    [None],
    [{}],
    [[]],
    {"key": "value"},
    {"key": SYMBOL},
    SYMBOL,
    Symbol("aws_x.y.z", frozenset({"aws_x.y"}), direct=True),
    Symbol("a-${var.x}", frozenset({"var.x"}), holes=True),
    Choice((None, "text"), "var.x"),
    Choice((SYMBOL, [{}]), "var.x"),
    [SYMBOL],
    [{"key": SYMBOL}],
)


class Everywhere(Mapping[str, Any]):
    """A body, and all blocks in it down to a depth, in which every argument has the same value."""

    def __init__(self, value: Any, depth: int) -> None:
        self._value, self._depth = value, depth

    def __getitem__(self, name: str) -> Any:
        return [Everywhere(self._value, self._depth - 1)] if self._depth else self._value

    def __iter__(self) -> Iterator[str]:
        return iter(("name", "key"))

    def __len__(self) -> int:
        return 2


@pytest.mark.parametrize("control", CONTROLS, ids=lambda control: control.id)
@pytest.mark.parametrize("depth", [0, 1, 2, 3, 4])
def test_does_not_crash_on_strange_values(control: Control, depth: int) -> None:
    for value in STRANGE:
        others = [Resource(f"{type_}.other", type_, Everywhere(value, depth)) for type_ in control.reads]
        checked = [Resource(f"{type_}.this", type_, Everywhere(value, depth)) for type_ in control.types]
        for environment in ("prod", "dev"):
            evaluation = Evaluation("hcl", environment, [*checked, *others], {"kms_key_id": value})
            assert list(matrix.check(evaluation, [control]))


@pytest.mark.parametrize("control", CONTROLS, ids=lambda control: control.id)
def test_does_not_pass_if_all_values_are_unknown(control: Control) -> None:
    for type_ in control.types:
        unknown = Resource(f"{type_}.this", type_, Everywhere(SYMBOL, 0))
        evaluation = Evaluation("hcl", "prod", [unknown], {"kms_key_id": SYMBOL})
        words = {said.status for said in matrix.check(evaluation, [control]) if said.control == control.id}
        assert "pass" not in words
