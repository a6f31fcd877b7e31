"""Compares the outputs of two versions."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.diff import renames
from modsmith.diff.interface import Interface, Output
from modsmith.diff.rule import Change
from modsmith.diff.rules import outputs as rules
from modsmith.diff.rules import resources
from modsmith.diff.words import listed


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
    had, has = ({one.condition for one in item.preconditions} for item in (old, new))
    for condition in sorted(has - had):
        yield resources.CONDITION_ADDED.change(subject, f"{name} needs {condition}.")
    for condition in sorted(had - has):
        yield resources.CONDITION_REMOVED.change(subject, f"{name} no longer needs {condition}.")
