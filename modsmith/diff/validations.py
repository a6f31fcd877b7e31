"""Compares the validations of an input: which values they refuse, found by trying values.

Values come from the defaults of both versions, from what the examples give, and from the constants in the conditions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from typing import Any

from modsmith.cty import values
from modsmith.cty.errors import EvaluationError
from modsmith.cty.types import BOOL, NUMBER, STRING, Type
from modsmith.cty.unknown import Unknown
from modsmith.cty.values import Value
from modsmith.diff import types
from modsmith.diff.callers import Side
from modsmith.diff.interface import Input, Interface
from modsmith.diff.reading import meanings
from modsmith.diff.rules import inputs as rules
from modsmith.diff.rules.rule import Change
from modsmith.diff.rules.words import listed, shortened, shown
from modsmith.evaluate.constraints import Constraint
from modsmith.evaluate.evaluate import of
from modsmith.evaluate.guard import guarded
from modsmith.evaluate.values import is_known
from modsmith.hcl.read import syntax
from modsmith.hcl.read.nodes import Literal
from modsmith.spec import environments

MOST_TRIED = 300
"""Values that are tried for each input."""

_TEXTS = ("", "a", "A", "a-b", "a_b", "a b", "a.b", "abc", "abc-123", "1", "-", "ä", "a" * 64, "a" * 300)
_NAMES = (
    "arn:aws:sns:eu-north-1:210987654321:topic",
    "arn:aws:sqs:eu-north-1:210987654321:queue",
    "arn:aws:kms:eu-north-1:210987654321:key/12345678-1234-1234-1234-123456789012",
    "arn:aws:iam::210987654321:role/name",
    "arn:aws:iam::aws:policy/name",
    "arn:aws:s3:::bucket-of-somebody",
    "10.0.0.0/16",
    "eu-north-1",
    "210987654321",
    "https://example.com",
    "rate(5 minutes)",
    "03:00-04:00",
)
"""Texts that validations often ask for."""

_NUMBERS = (0, 1, -1, 2, 10, 1000, 10**9)
_FRACTION = 0.5
_LONGEST = 160
"""Letters of a message in a change."""


def compare(
    old: Interface, new: Interface, sides: tuple[Side, Side], renamed: Mapping[str, str]
) -> Iterator[Change]:
    """The changes of validations.

    Args:
        old: the version before.
        new: the version now.
        sides: both with their blocks.
        renamed: old name to new name of inputs.
    """
    given = _given(sides)
    for name, item in old.inputs.items():
        other = new.inputs.get(renamed.get(name, name))
        if other is None or other.constraint is None or item.constraint is None:
            continue
        had, has = meanings(item.validations), meanings(other.validations)
        if name != other.name or had.keys() != has.keys():
            yield from _changed(item, other, sides, given.get(name, []))
    yield from _messages(old, new)


def _given(sides: tuple[Side, Side]) -> dict[str, list[Any]]:
    """What examples give: input to values."""
    found: dict[str, list[Any]] = {}
    for side in sides:
        for _, arguments in side.calls():
            for name, value in arguments.items():
                if is_known(value):
                    found.setdefault(name, []).append(value)
    return found


def _changed(old: Input, new: Input, sides: tuple[Side, Side], given: Iterable[Any]) -> Iterator[Change]:
    before, after = (_Accepts(item, side) for item, side in zip((old, new), sides, strict=True))
    stricter: list[Value] = []
    looser: list[Value] = []
    undecided, alike = False, False
    for value in islice(_candidates(old, new, given), MOST_TRIED):
        was, now = before(value), after(value)
        undecided |= now is None and was is not False
        alike |= bool(was and now and value.raw and not value.is_null)
        if was and now is False:
            stricter.append(value)
        elif now and was is False:
            looser.append(value)
    subject = f"var.{new.name}"
    if stricter:
        seen = min(stricter, key=_length)
        text = f"{shown(seen)} was accepted and is refused: {_message(new, after, seen)}"
        yield rules.VALIDATION_STRICTER.change(subject, text)
    elif new.validations and old.name == new.name:
        yield from _not_stricter(old, new, looser, undecided=undecided or not alike)
    elif old.validations and not new.validations:
        yield rules.VALIDATION_REMOVED.change(subject, f"{new.name} no longer has validations.")


def _not_stricter(old: Input, new: Input, looser: list[Value], *, undecided: bool) -> Iterator[Change]:
    subject = f"var.{new.name}"
    had, has = meanings(old.validations), meanings(new.validations)
    fresh = {text for meaning, text in has.items() if meaning not in had}
    added = [
        " ".join(one.error.split()) or one.condition for one in new.validations if one.condition in fresh
    ]
    if undecided and added:
        yield rules.VALIDATION_UNDECIDED.change(subject, _said(new.name, added))
    elif looser:
        seen = min(looser, key=_length)
        yield rules.VALIDATION_LOOSER.change(subject, f"{shown(seen)} was refused and is accepted.")
    elif added:
        yield rules.VALIDATION_CHANGED.change(subject, _said(new.name, added))
    else:
        yield rules.VALIDATION_REMOVED.change(subject, f"{new.name} has fewer validations.")


def _said(name: str, messages: Sequence[str]) -> str:
    """What new conditions ask for, by their error messages."""
    texts = [f"{shortened(one, _LONGEST).rstrip('.')}." for one in dict.fromkeys(messages)]
    before = "New: " if all(name in one for one in texts) else f"New for {name}: "
    return before + " ".join(texts)


def _length(value: Value) -> tuple[bool, int]:
    text = shown(value)
    return (text in ('""', "null"), len(text))


class _Accepts:
    """Whether a version accepts a value for an input: None where modsmith cannot compute it.

    Args:
        item: the input.
        side: the version.
    """

    def __init__(self, item: Input, side: Side) -> None:
        self._item, self._side = item, side

    def __call__(self, value: Value) -> bool | None:
        """Whether all validations accept it, after the conversion to the input's type."""
        results = [result for _, result in self.each(value)]
        if False in results:
            return False
        return None if None in results else True

    def each(self, value: Value) -> Iterator[tuple[str, bool | None]]:
        """The error message and the result of each validation."""
        constraint = self._item.constraint
        if constraint is None or not self._converts(constraint, value):
            yield "", None
            return
        scope = self._side.scope(self._others() | {self._item.name: value})
        for one in self._item.validations:
            compute: Callable[[], Value] = partial(of, syntax.expression(one.condition), scope)
            raw = guarded(scope.budget, self._item.name, compute).raw
            refused = isinstance(raw, Unknown) and raw.doubt.startswith("Terraform refuses it")
            yield one.error, False if refused else raw if isinstance(raw, bool) else None

    @staticmethod
    def _converts(constraint: Constraint, value: Value) -> bool:
        try:
            constraint.convert(value)
        except EvaluationError:
            return False
        return True

    def _others(self) -> dict[str, Any]:
        has = any(block.labels == ("environment",) for block in self._side.module.of("variable"))
        return {"environment": environments.current().strictest} if has else {}


def _message(item: Input, accepts: _Accepts, value: Value) -> str:
    found = next((error for error, result in accepts.each(value) if result is False), "")
    return " ".join(found.split()) or f"{item.name} is not valid."


def _candidates(old: Input, new: Input, given: Iterable[Any]) -> Iterator[Value]:
    """Values to try, without repetition; those that somebody uses come first."""
    seen: set[str] = set()
    made = (
        values.from_python(one)
        for one in (*given, *(item.default for item in (old, new) if not item.required))
    )
    literals = [
        literal for item in (old, new) for one in item.validations for literal in _literals(one.condition)
    ]
    wanted = old.constraint.type if old.constraint else STRING
    kept = new.constraint.type if new.constraint else wanted
    for value in (*made, *_of_type(wanted, literals)):
        text = values.to_json(value)
        if text not in seen and _is_kept(value, wanted) and _is_kept(value, kept):
            seen.add(text)
            yield value


def _is_kept(value: Value, type_: Type) -> bool:
    """Whether a value has no attributes that a type does not have, which Terraform would ignore."""
    if isinstance(value.raw, tuple) and type_.is_collection:
        return all(_is_kept(item, type_.element) for item in value.raw)
    if not isinstance(value.raw, dict) or not type_.is_keyed:
        return True
    if type_.kind == "map":
        return all(_is_kept(item, type_.element) for item in value.raw.values())
    return all(
        name in type_.attributes and _is_kept(item, type_.attributes[name])
        for name, item in value.raw.items()
    )


def _literals(condition: str) -> Iterator[Value]:
    open_: list[object] = [syntax.expression(condition)]
    for node in open_:
        if isinstance(node, Literal):
            yield node.value
        elif isinstance(node, tuple):
            open_ += node
        elif hasattr(node, "__slots__"):
            open_ += [getattr(node, name) for name in node.__slots__]


def _of_type(type_: Type, literals: list[Value]) -> Iterator[Value]:
    """Values of a type, with the constants of conditions and the numbers around them."""
    if type_ is NUMBER:
        yield from _numbers(literals)
    elif type_ is BOOL:
        yield from (values.TRUE, values.FALSE)
    elif type_.is_primitive or type_.kind == "dynamic":
        yield from (one for one in literals if one.type is STRING)
        yield from map(values.string, (*_TEXTS, *_NAMES))
    elif type_.kind == "map":
        yield values.object_({})
        for key in ("key", *(one.raw for one in literals if one.type is STRING)):
            yield values.object_({key: types.sample(type_.element)})
        yield from (values.object_({"key": one}) for one in _of_type(type_.element, literals))
    elif type_.is_collection:
        yield values.tuple_(())
        for one in _of_type(type_.element, literals):
            yield values.tuple_([one])
            yield values.tuple_([one, one])
    elif type_.kind == "object":
        yield types.sample(type_, full=False)
        for name, inner in type_.attributes.items():
            short = types.sample(type_, full=False).raw
            yield from (values.object_({**short, name: one}) for one in _of_type(inner, literals))


def _numbers(literals: list[Value]) -> Iterator[Value]:
    for number in (_python(one) for one in literals if one.type is NUMBER):
        yield from map(values.from_python, (number, number - 1, number + 1, number + _FRACTION))
    yield from map(values.from_python, _NUMBERS)


def _python(value: Value) -> int | float:
    """The number of a literal."""
    return value.raw.whole() if value.raw.is_whole else float(values.to_json(value))


def _messages(old: Interface, new: Interface) -> Iterator[Change]:
    changed = [
        name
        for name, item in new.inputs.items()
        if name in old.inputs
        and meanings(old.inputs[name].validations).keys() == meanings(item.validations).keys()
        and [one.error for one in old.inputs[name].validations] != [one.error for one in item.validations]
    ]
    if changed:
        yield rules.VALIDATION_MESSAGE.change("inputs", f"Other error messages: {listed(changed)}.")
