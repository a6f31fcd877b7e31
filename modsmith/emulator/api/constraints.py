"""Compares parameters with an operation's model: required, enum, pattern, length and range."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import regex

LENGTHS = ("string", "list", "map", "blob")
NUMBERS = ("integer", "long", "float", "double")

JAVA_SPELLINGS = {
    # pairs of surrogates, as Java's strings have them: everything above the basic plane
    r"\uD800\uDC00-\uDBFF\uDFFF": r"\U00010000-\U0010FFFF",
    r"\u10000-\u10FFFF": r"\U00010000-\U0010FFFF",
    r"\p{all}": r"\p{Any}",
    r"\p{LD}": r"[\p{L}\p{Nd}]",
    r"\x{0022}": r"\x22",
    r"\x{60}": r"\x60",
}
"""What Java's regular expressions, in which the models are written, spell differently."""


@dataclass(frozen=True)
class Violation:
    """A parameter that its model does not allow.

    Attributes:
        path: the parameter as services name it, such as `keySchema.1.member.keyType`.
        value: its value; None if it is required and missing.
        constraint: what the member must do, as services say it.
        member: the parameter in botocore's names, such as `KeySchema[].KeyType`.
        trait: `required`, `enum`, `pattern`, `length`, `range` or `union`.
    """

    path: str
    value: Any
    constraint: str
    member: str
    trait: str

    def __str__(self) -> str:
        shown = "null" if self.value is None else f"'{_shown(self.value)}'"
        return f"Value {shown} at '{self.path}' failed to satisfy constraint: Member must {self.constraint}"


@dataclass
class Comparison:
    """The result of one comparison.

    Attributes:
        violations: what the model does not allow.
        members: how many members were compared.
    """

    violations: list[Violation]
    members: int = 0


def compare(values: Mapping[str, Any], shape: Any) -> Comparison:
    """Compares the parameters of a call with the operation's input shape.

    Args:
        values: as moto's parsers return them.
        shape: the input shape in botocore's model; None if the operation has no input.
    """
    compared = Comparison([])
    if shape is not None:
        _structure(compared, values, shape, "", "")
    return compared


def _any(compared: Comparison, value: Any, shape: Any, path: str, member: str) -> None:
    compared.members += 1
    compared.violations += (
        Violation(path, value, text, member, trait) for trait, text in _broken(value, shape)
    )
    kind = shape.type_name
    if kind == "structure" and isinstance(value, Mapping) and not shape.is_document_type:
        _structure(compared, value, shape, path, member)
    elif kind == "list" and isinstance(value, list):
        for number, each in enumerate(value, 1):
            _any(compared, each, shape.member, f"{path}.{number}.member", f"{member}[]")
    elif kind == "map" and isinstance(value, Mapping):
        for key, each in value.items():
            _any(compared, key, shape.key, f"{path}.{key}", f"{member}{{key}}")
            _any(compared, each, shape.value, f"{path}.{key}.member", f"{member}{{}}")


def _structure(compared: Comparison, value: Mapping[str, Any], shape: Any, path: str, member: str) -> None:
    for name in shape.required_members:
        if value.get(name) is None:
            place, full = _join(path, _lower(name)), _join(member, name)
            compared.violations.append(Violation(place, None, "not be null", full, "required"))
    present = {name: value[name] for name in shape.members if value.get(name) is not None}
    if shape.is_tagged_union and len(present) != 1:
        text = f"have exactly one of {', '.join(shape.members)}"
        compared.violations.append(Violation(path, value, text, member, "union"))
    for name, each in present.items():
        _any(compared, each, shape.members[name], _join(path, _lower(name)), _join(member, name))


def _broken(value: Any, shape: Any) -> Iterator[tuple[str, str]]:
    """Trait and text of every constraint of the shape itself that the value does not satisfy."""
    limits = shape.metadata
    if shape.type_name in LENGTHS:
        yield from _outside(len(value), limits, "length", "length")
    elif shape.type_name in NUMBERS:
        yield from _outside(value, limits, "value", "range")
    if not isinstance(value, str):
        return
    allowed = getattr(shape, "enum", [])
    if allowed and value not in allowed:
        yield "enum", f"satisfy enum value set: [{', '.join(allowed)}]"
    pattern = limits.get("pattern")
    compiled = java_pattern(pattern) if pattern else None
    if compiled and not compiled.fullmatch(value):
        yield "pattern", f"satisfy regular expression pattern: {pattern}"


def _outside(size: float, limits: Mapping[str, Any], noun: str, trait: str) -> Iterator[tuple[str, str]]:
    if "min" in limits and size < limits["min"]:
        yield trait, f"have {noun} greater than or equal to {limits['min']}"
    if "max" in limits and size > limits["max"]:
        yield trait, f"have {noun} less than or equal to {limits['max']}"


@functools.cache
def java_pattern(pattern: str) -> regex.Pattern[str] | None:
    """The pattern as Java's `matches` applies it; None if it cannot be translated."""
    for java, here in JAVA_SPELLINGS.items():
        pattern = pattern.replace(java, here)
    try:
        return regex.compile(pattern)
    except regex.error:
        return None


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _lower(name: str) -> str:
    """A member as services name it: `DBInstanceIdentifier` becomes `dBInstanceIdentifier`."""
    return name[:1].lower() + name[1:]


def _shown(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 200 else f"{text[:200]}..."
