"""Inputs and outputs of a module, as its page lists them."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from modsmith.readme import inputs as readme
from modsmith.spec.model import Input, ModuleSpec
from modsmith.spec.types import fields_of, is_required

_LONGEST = 40
"""The maximum number of characters of a default beside its name; a longer one is shown on request."""


@dataclass(frozen=True)
class Attribute:
    """An attribute of an input that is an object.

    Attributes:
        path: such as `rules[*].name`.
        type: its constraint.
        default: as JSON; "" if the caller must set it, or null means that it is not set.
        required: whether the caller must set it.
        description: what it means.
    """

    path: str
    type: str
    default: str
    required: bool
    description: str


@dataclass(frozen=True)
class Entry:
    """An input.

    Attributes:
        input: of the spec.
        type: the short form of its constraint.
        default: as JSON; "" if the caller must set it.
        is_short: whether the default stands beside the name.
        rules: what a value must satisfy.
        attributes: of the objects in it.
    """

    input: Input
    type: str
    default: str
    is_short: bool
    rules: Sequence[str]
    attributes: Sequence[Attribute]


@dataclass(frozen=True)
class Group:
    """Inputs under one heading."""

    title: str
    entries: Sequence[Entry]


def groups(spec: ModuleSpec, common: Collection[str]) -> list[Group]:
    """The inputs: required ones, those that many callers set, others.

    Args:
        spec: of the module.
        common: names of inputs that examples set.
    """
    return [Group(one.title, [_entry(item) for item in one.inputs]) for one in readme.groups(spec, common)]


def _entry(item: Input) -> Entry:
    default = "" if item.required else json.dumps(item.default, ensure_ascii=False)
    attributes = [
        Attribute(
            path,
            readme.short_type(field.type),
            ""
            if is_required(field.default) or field.default is None
            else json.dumps(field.default, ensure_ascii=False),
            is_required(field.default),
            field.description,
        )
        for path, field in fields_of(item.type)
    ]
    rules = [rule.rule for rule in item.validations]
    return Entry(item, readme.short_type(item.type), default, len(default) <= _LONGEST, rules, attributes)
