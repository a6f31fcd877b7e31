"""Durations in prose, compared with the values that a plan must have."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from modsmith.spec.model import ModuleSpec

_SECONDS = {"s": 1, "second": 1, "minute": 60, "hour": 3600, "day": 86_400, "year": 365 * 86_400}
_FIGURE = re.compile(r"\b(?:(\d[\d,]*(?:\.\d+)?)\s+(s|second|minute|hour|day|year)s?|an?\s+(year))\b")


@dataclass(frozen=True)
class Figure:
    """A duration, as it is written.

    Attributes:
        words: such as `35 days`.
        number: 35.
        seconds: the total.
    """

    words: str
    number: float
    seconds: float

    def is_among(self, values: Collection[float]) -> bool:
        """Whether it equals one of these values, in its own unit or a smaller one."""
        in_units = {self.seconds / unit for unit in _SECONDS.values() if unit < self.seconds}
        return bool(({self.number} | in_units) & set(values))


def figures(text: str) -> Iterator[Figure]:
    """Each duration in a text, such as `35 days`, `300 s` and `a year`."""
    for found in _FIGURE.finditer(text):
        number = float((found[1] or "1").replace(",", ""))
        yield Figure(found[0], number, number * _SECONDS[found[2] or found[3]])


def of_inputs(spec: ModuleSpec, names: Iterable[str]) -> set[float]:
    """The defaults of inputs, and the bounds in their rules."""
    found: set[float] = set()
    for item in spec.inputs:
        if item.name in names:
            found |= set(numbers(item.default))
            for rule in item.validations:
                found |= {float(number) for number in re.findall(r"(?<![\w.])\d+(?:\.\d+)?", rule.condition)}
    return found


def numbers(value: Any) -> Iterator[float]:
    """The numbers in a value: the value itself, or a string that is a number."""
    if isinstance(value, bool):
        return
    if isinstance(value, int | float) or (isinstance(value, str) and re.fullmatch(r"\d+(\.\d+)?", value)):
        yield float(value)
