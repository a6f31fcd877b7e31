"""Whether a literal value has the type that the provider declares."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from modsmith.errors import did_you_mean
from modsmith.hcl.blocks import Expression, Template, Value
from modsmith.hcl.template import sole_interpolation
from modsmith.hcl.tokens import tokenize_template

PYTHON: Final[Mapping[str, tuple[type, ...]]] = {"string": (str,), "bool": (bool,), "number": (int, float)}


class Fault(NamedTuple):
    """What is wrong, before it is known in which file and resource.

    Attributes:
        path: from the resource to the attribute, `ttl.attribute_name`; "" for the resource itself.
        problem: one sentence without a full stop.
        fix: what to do about it; "" if that is plain.
        deprecated: whether the provider accepts it, but asks not to use it.
    """

    path: str
    problem: str
    fix: str = ""
    deprecated: bool = False


def faults(value: Value, type_: Any, path: str) -> Iterator[Fault]:
    """What in a literal does not fit a type; nothing for what only Terraform can know.

    Args:
        value: the attribute's value.
        type_: Terraform's JSON spelling of the type it needs.
        path: where the value stands.
    """
    if value is None or type_ == "dynamic" or _unknown(value):
        return
    if isinstance(type_, str):
        if not _is_primitive(value, type_):
            yield _misfit(value, type_, path)
        return
    kind, element = type_
    needed: Any = (list, tuple) if kind in ("list", "set", "tuple") else Mapping
    if not isinstance(value, needed):
        yield _misfit(value, type_, path)
    elif kind == "object":
        yield from _object_faults(value, element, path)
    else:
        yield from _element_faults(value, kind, element, path)


def type_text(type_: Any) -> str:
    """A type as a `type` argument spells it: `map(string)`."""
    if isinstance(type_, str):
        return type_
    kind, element = type_
    if kind == "object":
        return "object({" + ", ".join(f"{name} = {type_text(part)}" for name, part in element.items()) + "})"
    if kind == "tuple":
        return "tuple([" + ", ".join(map(type_text, element)) + "])"
    return f"{kind}({type_text(element)})"


def _unknown(value: Value) -> bool:
    """An expression may have any type, and so has a template that is one interpolation and nothing else."""
    if isinstance(value, Template):
        return sole_interpolation(tokenize_template(value.text)) is not None
    return isinstance(value, Expression)


def _is_primitive(value: Value, name: str) -> bool:
    if isinstance(value, Template):
        return True
    return isinstance(value, PYTHON[name]) and (name == "bool" or not isinstance(value, bool))


def _element_faults(value: Any, kind: str, element: Any, path: str) -> Iterator[Fault]:
    keyed: Iterable[tuple[Any, Value]] = value.items() if kind == "map" else enumerate(value)
    for position, (key, item) in enumerate(keyed):
        part = element[position] if kind == "tuple" else element
        yield from faults(item, part, f"{path}[{_spelt(key)}]")


def _object_faults(value: Mapping[Any, Value], fields: Mapping[str, Any], path: str) -> Iterator[Fault]:
    for key, item in value.items():
        if key in fields:
            yield from faults(item, fields[key], f"{path}.{key}")
        elif isinstance(key, str):
            yield Fault(f"{path}.{key}", "the object has no such attribute", did_you_mean(key, fields))
    missing = [name for name in fields if name not in value]
    if missing and not any(isinstance(key, Expression) for key in value):
        yield Fault(
            path, f"the object has no {', '.join(missing)}", "Set them, to null where they have no value."
        )


def _misfit(value: Value, type_: Any, path: str) -> Fault:
    return Fault(path, f"must be {type_text(type_)}, not {_spelt(value)}", _fix(value, type_))


def _fix(value: Value, type_: Any) -> str:
    if isinstance(value, str) and type_ in ("bool", "number"):
        return "Leave out the quotes."
    if type_ == "string" and isinstance(value, (bool, int, float)):
        return "Put it in quotes."
    if (
        not isinstance(value, (Mapping, list, tuple))
        and not isinstance(type_, str)
        and type_[0] in ("list", "set")
    ):
        return "Put it in square brackets."
    return ""


def _spelt(value: Value) -> str:
    """A value in about the words of HCL, short."""
    if isinstance(value, Template):
        return f'"{value.text}"'
    if isinstance(value, Mapping):
        return "an object"
    if isinstance(value, (list, tuple)):
        return "a list"
    return value.text if isinstance(value, Expression) else json.dumps(value)
