"""Instances of a block by `count` and `for_each`: their keys, and what `each` and `count` are in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol, TypeAlias

from modsmith.cty import types, values
from modsmith.cty.convert import convert
from modsmith.cty.errors import TOO_LARGE, EvaluationError, TooLargeError, UnsupportedError
from modsmith.cty.types import DYNAMIC, NUMBER, STRING
from modsmith.cty.unknown import Unknown
from modsmith.cty.values import NULL, Value
from modsmith.evaluate.budget import Budget, within
from modsmith.evaluate.evaluate import evaluate
from modsmith.evaluate.scope import Bound, Scope
from modsmith.hcl.read.block import HclBlock

MOST = 1_000
"""The maximum number of separate instances of a block; beyond it, one represents all."""

Key: TypeAlias = "int | str"


@dataclass(frozen=True)
class Undecided:
    """Keys that are not known.

    Attributes:
        by: what determines them.
        options: what they may be, if that is known.
        refers: addresses that they depend on.
        problem: why modsmith cannot determine them, though Terraform may; "" for what is not known to either.
    """

    by: str
    options: tuple[tuple[Key, ...], ...] = ()
    refers: frozenset[str] = frozenset()
    problem: str = ""

    @property
    def why(self) -> str:
        """What determines whether there are any."""
        return f"{self.by} ({self.problem})" if self.problem else self.by


Keys: TypeAlias = "tuple[Key, ...] | Undecided | None"
"""None for a block without `count` and `for_each`."""


class Counting(Protocol):
    """A scope that limits what is computed in it."""

    budget: Budget
    instances: Budget


class Instances:
    """The instances of a block.

    Args:
        block: with `count` or `for_each`, or with neither.
        scope: resolves its names.
        module: whose budgets apply.
    """

    def __init__(self, block: HclBlock, scope: Scope, module: Counting) -> None:
        self._block, self._scope, self._module = block, scope, module

    @cached_property
    def keys(self) -> Keys:
        """The keys."""
        name = next((one for one in ("count", "for_each") if one in self._block.values), None)
        if name is None:
            return None
        found = self._value
        if isinstance(found, str):
            return Undecided(f"{self._block.address}.{name}", problem=found)
        read = _counted if name == "count" else _keyed
        keys, problem = [], ""
        for option in values.options(found):
            try:
                keys.append(read(option))
            except EvaluationError as error:
                problem = f"Terraform refuses it: {error}"
            except TooLargeError as error:
                return Undecided(values.describe(found), problem=str(error))
        if not keys:
            return Undecided(values.describe(found), (), values.refers(found), problem)
        return self._decided(found, keys)

    def _decided(self, found: Value, keys: Sequence[tuple[Key, ...] | None]) -> Keys:
        raw = found.raw
        known = tuple(dict.fromkeys(one for one in keys if one is not None))
        if len(known) == 1 and None not in keys:
            (only,) = known
            self._module.instances.left -= len(only)
            if self._module.instances.left >= 0:
                return only
            return Undecided(
                values.describe(found), (only,), problem=str(TooLargeError("too many instances"))
            )
        by = raw.by or raw.text if isinstance(raw, Unknown) else values.describe(found)
        options = known if None not in keys else ()
        return Undecided(by, options, values.refers(found), values.doubt(found))

    @cached_property
    def _value(self) -> Value | str:
        """The value of `count` or `for_each`, or why it is not known."""
        written = self._block.values.get("count", self._block.values.get("for_each"))
        try:
            with within(self._module.budget):
                return evaluate(written, self._scope)
        except EvaluationError as error:
            return f"Terraform refuses it: {error}"
        except UnsupportedError as error:
            return str(error)
        except RecursionError:
            return f"{TOO_LARGE}: it is nested too deeply"

    def within(self, key: Key | None) -> Scope:
        """The scope of one instance, with `each` or `count`; with unknown values if the key is unknown.

        Args:
            key: of the instance; None if it is unknown.
        """
        if "count" in self._block.values:
            unknown = values.unknown(NUMBER, Unknown("count.index"))
            index = unknown if key is None else values.number(int(key))
            return Bound(self._scope, {"count": values.object_({"index": index})})
        if "for_each" not in self._block.values:
            return self._scope
        each = (
            {"key": values.string(str(key)), "value": self._element(str(key))}
            if key is not None
            else {
                "key": values.unknown(STRING, Unknown("each.key", direct=True)),
                "value": values.unknown(DYNAMIC, Unknown("each.value", direct=True, given=True)),
            }
        )
        return Bound(self._scope, {"each": values.object_(each)})

    def _element(self, key: str) -> Value:
        """`each.value`; one of several if the value of `for_each` is."""
        found = self._value
        if isinstance(found, str):
            raise TypeError(found)
        made: list[Value] = []
        for option in values.options(found):
            raw = option.raw
            if isinstance(raw, dict) and key in raw:
                made.append(raw[key])
            elif isinstance(raw, tuple) and any(item.raw == key for item in raw):
                made.append(values.string(key))
        if len(made) == 1:
            return made[0]
        by = found.raw.by if isinstance(found.raw, Unknown) else values.describe(found)
        return values.choice(made, by)


def most(keys: Keys) -> Key | None:
    """A key that an instance has if there is any at all; None where no key is known."""
    if not isinstance(keys, Undecided):
        return keys[0] if keys else None
    longest = max(keys.options, key=len, default=())
    return longest[0] if longest else None


def address(of: str, key: Key | None) -> str:
    """The address of one instance; of the block itself without a key."""
    if key is None:
        return of
    return f"{of}[{key}]" if isinstance(key, int) else f'{of}["{key}"]'


def _counted(value: Value) -> tuple[Key, ...] | None:
    """The keys by `count`; None if it is unknown."""
    made = convert(value, NUMBER)
    if made.raw is NULL:
        raise EvaluationError("count is null")
    if isinstance(made.raw, Unknown):
        return None
    if not made.raw.is_whole or made.raw.sign < 0:
        raise EvaluationError("count must be a whole number, zero or more")
    count = made.raw.whole()
    _limited(count)
    return tuple(range(count))


def _limited(count: int) -> None:
    if count > MOST:
        raise TooLargeError(f"more than {MOST:,} instances")


def _keyed(value: Value) -> tuple[Key, ...] | None:
    """The keys by `for_each`; None if they are unknown."""
    type_, raw = value.type, value.raw
    if value.sensitive:
        raise EvaluationError("a sensitive value cannot be used as for_each")
    if raw is NULL:
        raise EvaluationError("for_each is null")
    if type_ is DYNAMIC:
        return None
    if not (type_.is_keyed or type_.kind == "set"):
        raise EvaluationError(f"for_each needs a map or a set of strings, not a {types.friendly(type_)}")
    if isinstance(raw, Unknown):
        return None
    _limited(len(raw))
    if isinstance(raw, dict):
        return tuple(raw)
    if raw and type_.element is not STRING:
        raise EvaluationError(f"for_each needs a set of strings, not a {types.friendly(type_)}")
    if any(item.raw is NULL for item in raw):
        raise EvaluationError("for_each has a null element")
    return tuple(item.raw for item in raw)
