"""The possible values of an expression, in addition to plain Python values as in Terraform's JSON.

A `Symbol` is a value that is unknown before apply or before the caller has chosen, with its origin. A `Choice` is one
of several values, depending on an unknown condition.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

_WIDEST = 100

SCALARS = frozenset({str, bool, int, float, type(None)})
"""Types of values that contain no others; a fast check, because most values have one of these types."""


@dataclass(frozen=True)
class Symbol:
    """A value that is not known.

    Attributes:
        text: canonical: two symbols of the same text have the same value. `var.kms_key_id`, `aws_kms_key.this.arn`.
        refers: addresses that it comes from: `var.kms_key_id`, `aws_sns_topic.this["alarms"]`.
        sure: whether it cannot be null.
        direct: whether it is an attribute itself, not something computed from one.
        holes: whether `text` is a text with `${...}` in it.
        strict: whether it is an input that cannot be a wildcard, because its validation refuses that.
        problem: why modsmith cannot determine it, though Terraform may; "" for what is not known to either.
    """

    text: str
    refers: frozenset[str] = frozenset()
    sure: bool = True
    direct: bool = False
    holes: bool = False
    problem: str = ""
    strict: bool = False

    def __str__(self) -> str:
        """Its form in a canonical text."""
        return self.text if self.holes else "${" + self.text + "}"


@dataclass(frozen=True)
class Choice:
    """One of several values.

    Attributes:
        options: two or more, each plain or a `Symbol`, none a `Choice`.
        by: what decides, such as `var.environment == "prod"`.
    """

    options: tuple[Any, ...]
    by: str


def choice(options: Iterable[Any], by: str) -> Any:
    """One of the options; the option itself where they are all the same."""
    flat: list[Any] = []
    for option in options:
        for value in option.options if isinstance(option, Choice) else (option,):
            if not any(same(value, seen) for seen in flat):
                flat.append(value)
    return flat[0] if len(flat) == 1 else Choice(tuple(flat), by)


def same(left: Any, right: Any) -> bool:
    """Equality as HCL has it: `true` is not 1."""
    return left == right and isinstance(left, bool) == isinstance(right, bool)


def options(value: Any) -> tuple[Any, ...]:
    """What the value may be."""
    return value.options if isinstance(value, Choice) else (value,)


def symbols(value: Any) -> Iterator[Symbol]:
    """Every symbol in a value, however deep."""
    if isinstance(value, Symbol):
        yield value
    elif isinstance(value, Choice):
        for option in value.options:
            yield from symbols(option)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from symbols(key)
            yield from symbols(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from symbols(item)


def is_known(value: Any) -> bool:
    """Whether it holds no symbol and no choice at all."""
    if type(value) in SCALARS:
        return True
    if isinstance(value, Symbol | Choice):
        return False
    if isinstance(value, Mapping):
        return all(is_known(item) for item in value.values())
    return all(is_known(item) for item in value) if isinstance(value, list | tuple) else True


def refers(value: Any) -> frozenset[str]:
    """All addresses that a value comes from."""
    return frozenset(address for symbol in symbols(value) for address in symbol.refers)


def why(value: Any) -> str:
    """In words, what would have to be known."""
    if isinstance(value, Choice):
        return f"it depends on {_line(value.by)}"
    found = next(iter(symbols(value)), None)
    if found is None:
        return "it is not known"
    if found.problem:
        return f"{_line(found.text)} could not be computed: {found.problem}"
    return f"it is {_line(found.text)}, which is not known"


def _line(text: str) -> str:
    """A text on one line that can be read at a glance."""
    whole = " ".join(text.split())
    return whole if len(whole) <= _WIDEST else f"{whole[: _WIDEST - 1]}…"
