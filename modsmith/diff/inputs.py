"""Compares the inputs of two versions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modsmith.cty import values
from modsmith.cty.errors import EvaluationError
from modsmith.cty.types import DYNAMIC
from modsmith.cty.values import Value
from modsmith.diff import renames, types
from modsmith.diff.interface import Input, Interface
from modsmith.diff.reading import inputs_in
from modsmith.diff.rules import inputs as rules
from modsmith.diff.rules.rule import Change
from modsmith.diff.rules.words import listed, shown
from modsmith.diff.types import Loss, Relation

_BY_RELATION = {
    Relation.NARROWED: rules.TYPE_NARROWED,
    Relation.CHANGED: rules.TYPE_CHANGED,
    Relation.WIDENED: rules.TYPE_WIDENED,
    Relation.ALIKE: rules.TYPE_ALIKE,
}


def compare(old: Interface, new: Interface) -> Iterator[Change]:
    """The changes of inputs, without those of validations."""
    renamed = renames.of_inputs(old, new)
    for name, item in old.inputs.items():
        other = new.inputs.get(name) or new.inputs.get(renamed.get(name, ""))
        if other is None:
            yield rules.REMOVED.change(f"var.{name}", _gone(item))
            continue
        if other.name != name:
            text = f"{name} is {other.name} now."
            yield rules.RENAMED.change(f"var.{name}", text, f"Write {other.name} = … instead of {name} = …")
        yield from _input(item, other, new)
    for name, item in new.inputs.items():
        if name in old.inputs or name in renamed.values():
            continue
        if item.required:
            text = f"{name} is new and must be given; its type is {item.type}."
            yield rules.REQUIRED_ADDED.change(f"var.{name}", text, f"Give {name}.")
        else:
            yield rules.ADDED.change(f"var.{name}", f"{name} is new; its default is {shown(item.default)}.")
    yield from _descriptions(old, new)


def _gone(item: Input) -> str:
    return (
        f"{item.name} is gone."
        if item.required
        else f"{item.name} is gone; its default was {shown(item.default)}."
    )


def _input(old: Input, new: Input, module: Interface) -> Iterator[Change]:
    subject = f"var.{new.name}"
    yield from _type(old, new, subject)
    yield from _default(old, new, subject)
    yield from _nullable(old, new, subject)
    yield from _secrecy(old, new, subject, module)
    if new.deprecated and not old.deprecated:
        yield rules.DEPRECATED.change(subject, f"{new.name} is deprecated: {new.deprecated.strip()}")
    if old.deprecated and not new.deprecated:
        yield rules.UNDEPRECATED.change(subject, f"{new.name} is no longer deprecated.")


def _type(old: Input, new: Input, subject: str) -> Iterator[Change]:
    if old.constraint is None or new.constraint is None:
        if old.type != new.type:
            yield rules.TYPE_CHANGED.change(subject, f"The type is {new.type}, was {old.type}.")
        return
    before, after = old.constraint, new.constraint
    found = types.relation(before.type, after.type)
    if found is not Relation.SAME:
        parts = [f"{one.path or new.name} {one.text}" for one in types.differences(before.type, after.type)]
        examples = [loss for loss in types.losses(before.type, after.type) if loss.kind != "reordered"]
        text = "; ".join([listed(parts), *(_lost(loss) for loss in examples[:1])])
        if found is Relation.WIDENED and after.type is DYNAMIC and _kind(old) != _kind(new):
            rule, text = (
                rules.TYPE_CHANGED,
                f"{text}, and its default is {shown(new.default)}, was {shown(old.default)}",
            )
        else:
            rule = _BY_RELATION[found]
        yield rule.change(subject, f"{text}.")
    pairs = ((before.type, before.defaults), (after.type, after.defaults))
    for one in types.other_defaults(*pairs):
        text = f"{one.path} is {shown(one.new)} where it is left out, was {shown(one.old)}."
        advice = f"Give {one.path} = {shown(one.old)} to keep it."
        yield rules.ATTRIBUTE_DEFAULT_CHANGED.change(subject, text, advice)


def _kind(item: Input) -> str:
    """What a default is: one value, a list, or a map or object; "" for null and for none."""
    default = item.default
    if default is None:
        return ""
    return "map" if isinstance(default, Mapping) else "list" if isinstance(default, list) else "value"


def _lost(loss: Loss) -> str:
    verb = "refuses" if loss.kind == "refused" else f"ignores {loss.path or 'a part'} in"
    return f"Terraform {verb} {shown(loss.example)}"


def _default(old: Input, new: Input, subject: str) -> Iterator[Change]:
    if new.required and not old.required:
        text = f"{new.name} must be given; its default was {shown(old.default)}."
        advice = f"Give {new.name} = {shown(old.default)} to keep the default."
        yield rules.DEFAULT_REMOVED.change(subject, text, advice)
    elif old.required and not new.required:
        text = f"{new.name} may be left out; its default is {shown(new.default)}."
        yield rules.DEFAULT_ADDED.change(subject, text)
    elif not old.required and not _same_default(old, new):
        text = f"The default is {shown(new.default)}, was {shown(old.default)}."
        kept = f"Give {new.name} = {shown(old.default)} to keep it."
        yield rules.DEFAULT_CHANGED.change(subject, text, kept)


def _same_default(old: Input, new: Input) -> bool:
    """Whether two defaults are one value, as the new type has it."""
    if _plain(old.default) == _plain(new.default):
        return True
    try:
        converted = [_converted(new, one.default) for one in (old, new)]
    except (EvaluationError, TypeError):
        return False
    one, other = map(values.identity, converted)
    return bool(one == other)


def _plain(value: Any) -> str:
    return values.to_json(values.from_python(value))


def _converted(item: Input, value: Any) -> Value:
    if item.constraint is None:
        raise EvaluationError("the type is not known")
    return item.constraint.convert(values.from_python(value))


def _nullable(old: Input, new: Input, subject: str) -> Iterator[Change]:
    if old.nullable and not new.nullable:
        if new.required:
            yield rules.NULL_REFUSED.change(subject, f"Terraform refuses {new.name} = null.")
        else:
            text = f"{new.name} = null means the default {shown(new.default)} now."
            yield rules.NULL_REPLACED.change(subject, text)
    elif new.nullable and not old.nullable:
        yield rules.NULL_KEPT.change(subject, f"{new.name} = null stays null; it meant the default before.")


def _secrecy(old: Input, new: Input, subject: str, module: Interface) -> Iterator[Change]:
    if new.sensitive and not old.sensitive:
        passed = [
            name
            for name, output in module.outputs.items()
            if not output.sensitive and new.name in inputs_in(output.value)
        ]
        if passed:
            text = f"{new.name} is sensitive now, and so is what the outputs {listed(passed)} pass on of it."
            yield rules.SENSITIVE_REACHES.change(subject, text)
        else:
            yield rules.SENSITIVE_ADDED.change(subject, f"{new.name} is sensitive now.")
    elif old.sensitive and not new.sensitive:
        yield rules.SENSITIVE_REMOVED.change(subject, f"{new.name} is no longer sensitive.")
    if new.ephemeral and not old.ephemeral:
        yield rules.EPHEMERAL_ADDED.change(subject, f"{new.name} is ephemeral now.")
    elif old.ephemeral and not new.ephemeral:
        yield rules.EPHEMERAL_REMOVED.change(subject, f"{new.name} is no longer ephemeral.")


def _descriptions(old: Interface, new: Interface) -> Iterator[Change]:
    changed = [
        name
        for name, item in new.inputs.items()
        if name in old.inputs and old.inputs[name].description.split() != item.description.split()
    ]
    if changed:
        yield rules.DESCRIBED.change("inputs", f"New descriptions: {listed(changed)}.")
