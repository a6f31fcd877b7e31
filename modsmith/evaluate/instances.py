"""Instances of a block by `count` and `for_each`: what they are called, and what `each` and `count` are in them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from modsmith.evaluate import evaluate as ev
from modsmith.evaluate.evaluate import Bound, Scope
from modsmith.evaluate.values import Choice, Symbol, choice, options, refers
from modsmith.hcl.read.block import HclBlock

_MOST = 10_000
"""The maximum number of separate instances; beyond it, one represents all."""


class Instances:
    """The instances of a block.

    Args:
        block: with `count` or `for_each`, or with neither.
        scope: resolves its names.
    """

    def __init__(self, block: HclBlock, scope: Scope) -> None:
        self._block, self._scope = block, scope

    @cached_property
    def keys(self) -> Any:
        """What they are called: None for a single one, a list of keys, or a `Choice` or `Symbol`."""
        if "count" in self._block.values:
            count = ev.evaluate(self._block.values["count"], self._scope)
            counts = [number for number in options(count) if _is_count(number)]
            if counts and not isinstance(count, Choice):
                return list(range(counts[0]))
            return choice(([*range(number)] for number in counts), why(count)) if counts else _unknown(count)
        if "for_each" in self._block.values:
            if isinstance(self._each, Choice):
                made = [_keys(option) for option in self._each.options]
                return choice(made, self._each.by) if None not in made else _unknown(self._each)
            found = _keys(self._each)
            return _unknown(self._each) if found is None else found
        return None

    @cached_property
    def _each(self) -> Any:
        value = ev.evaluate(self._block.values["for_each"], self._scope)
        return value.elements() if hasattr(value, "elements") else value

    def within(self, key: Any) -> Scope:
        """The scope of one instance, with `each` or `count`; with symbols if the key is unknown.

        Args:
            key: of the instance; None if it is unknown.
        """
        if "count" in self._block.values:
            index = Symbol("count.index", sure=True) if key is None else key
            return Bound(self._scope, {"count": {"index": index}})
        if "for_each" not in self._block.values:
            return self._scope
        if key is None:
            unknown = {side: Symbol(f"each.{side}", direct=True) for side in ("key", "value")}
            return Bound(self._scope, {"each": unknown})
        value = self._each
        if isinstance(value, Choice):
            value = max((option for option in value.options if _keys(option) is not None), key=_size)
        item = value[key] if isinstance(value, Mapping) else key
        return Bound(self._scope, {"each": {"key": key, "value": item}})


def most(keys: Any) -> Any:
    """A key that an instance has if there is any at all; None where no key is known."""
    known = [option for option in options(keys) if isinstance(option, list)]
    longest = max(known, key=len, default=None)
    return longest[0] if longest else None


def address(of: str, key: Any) -> str:
    """The address of one instance; of the block itself without a key."""
    if key is None:
        return of
    return f"{of}[{key}]" if isinstance(key, int) else f'{of}["{key}"]'


def why(value: Any) -> str:
    """What decides how many instances there are."""
    return value.by if isinstance(value, Choice) else getattr(value, "text", "how many there are")


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value <= _MOST


def _keys(value: Any) -> list[Any] | None:
    if isinstance(value, Mapping):
        return [key for key in value]  # noqa: C416 - a Lazy is no dict
    if isinstance(value, list | tuple) and all(isinstance(item, str) for item in value):
        return list(value)
    return None


def _size(value: Any) -> int:
    return len(_keys(value) or ())


def _unknown(value: Any) -> Any:
    if isinstance(value, Symbol):
        return value
    return Symbol(why(value), refers(value), sure=False)
