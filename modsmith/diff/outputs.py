"""Compares the outputs of two versions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from modsmith.cty.types import DYNAMIC
from modsmith.cty.values import Value
from modsmith.diff import renames
from modsmith.diff.callers import Caller, Side
from modsmith.diff.interface import Interface, Output
from modsmith.diff.reading import meanings
from modsmith.diff.rules import outputs as rules
from modsmith.diff.rules import resources
from modsmith.diff.rules.rule import Change
from modsmith.diff.rules.words import listed


def compare(old: Interface, new: Interface) -> Iterator[Change]:
    """The changes of outputs, without those of their types."""
    renamed = renames.of_outputs(old, new)
    for name, item in old.outputs.items():
        other = new.outputs.get(name) or new.outputs.get(renamed.get(name, ""))
        if other is None:
            yield rules.REMOVED.change(f"output.{name}", f"{name} is gone.")
            continue
        if other.name != name:
            advice = f"Read {other.name} instead of {name}."
            yield rules.RENAMED.change(f"output.{name}", f"{name} is {other.name} now.", advice)
        yield from _output(item, other)
    for name, item in new.outputs.items():
        if name not in old.outputs and name not in renamed.values():
            about = " ".join(item.description.split())
            yield rules.ADDED.change(
                f"output.{name}", f"{name} is new: {about}" if about else f"{name} is new."
            )
    changed = [
        name
        for name, item in new.outputs.items()
        if name in old.outputs and old.outputs[name].description.split() != item.description.split()
    ]
    if changed:
        yield rules.DESCRIBED.change("outputs", f"New descriptions: {listed(changed)}.")


def _output(old: Output, new: Output) -> Iterator[Change]:
    subject, name = f"output.{new.name}", new.name
    if new.sensitive != old.sensitive:
        rule = rules.SENSITIVE_ADDED if new.sensitive else rules.SENSITIVE_REMOVED
        yield rule.change(
            subject, f"{name} is {'sensitive now' if new.sensitive else 'no longer sensitive'}."
        )
    if new.ephemeral != old.ephemeral:
        rule = rules.EPHEMERAL_ADDED if new.ephemeral else rules.EPHEMERAL_REMOVED
        yield rule.change(
            subject, f"{name} is {'ephemeral now' if new.ephemeral else 'no longer ephemeral'}."
        )
    if new.deprecated and not old.deprecated:
        yield rules.DEPRECATED.change(subject, f"{name} is deprecated: {new.deprecated}")
    had, has = (meanings(item.preconditions) for item in (old, new))
    for condition in [text for meaning, text in has.items() if meaning not in had]:
        yield resources.CONDITION_ADDED.change(subject, f"{name} needs {condition}.")
    for condition in [text for meaning, text in had.items() if meaning not in has]:
        yield resources.CONDITION_REMOVED.change(subject, f"{name} no longer needs {condition}.")


def compare_values(
    old: Interface, new: Interface, sides: tuple[Side, Side], callers: Iterable[Caller]
) -> Iterator[Change]:
    """The changes of the outputs' types, as they are for callers who change nothing."""
    found: dict[str, dict[str, None]] = {}
    for caller in callers:
        before, after = sides[0].scope(caller.given), sides[1].scope(caller.kept)
        for name in old.outputs.keys() & new.outputs.keys():
            was, now = before.output(name), after.output(name)
            for text in _lost(was, now, name):
                found.setdefault(name, {}).setdefault(text)
    for name in sorted(found):
        yield rules.TYPE_CHANGED.change(f"output.{name}", f"{listed(found[name])}.")


def _lost(old: Value, new: Value, path: str) -> Iterator[str]:
    """What an expression that uses the old value does not find in the new one."""
    if old.is_null or new.is_null or DYNAMIC in (old.type, new.type):
        return
    kinds = [_USE.get(one.type.kind, "one value") for one in (old, new)]
    if kinds[0] != kinds[1]:
        yield f"{path} is {kinds[1]} now, was {kinds[0]}"
    elif isinstance(old.raw, dict) and isinstance(new.raw, dict):
        for key in sorted(old.raw.keys() - new.raw.keys()):
            yield f"{path}.{key} is gone"
        for key in sorted(old.raw.keys() & new.raw.keys()):
            yield from _lost(old.raw[key], new.raw[key], f"{path}.{key}")


_USE = {
    "list": "a list",
    "tuple": "a list",
    "set": "a set",
    "map": "a map or object",
    "object": "a map or object",
}
