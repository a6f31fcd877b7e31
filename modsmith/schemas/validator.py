"""Validates values that are partly unknown: an error is only what no value of the unknown parts could correct."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import regex
from jsonschema import Draft7Validator, ValidationError, validators

from modsmith.schemas.values import Properties, Unknown

Errors = Iterator[ValidationError]
Keyword = Callable[[Any, Any, Any, Any], Errors]


class _Doubts(threading.local):
    """How often a keyword met something unknown, or a scalar that stands for one of another type, in this thread."""

    count = 0


_doubts = _Doubts()


def errors(schema: Any, value: Any) -> list[ValidationError]:
    """What is certainly wrong with a value.

    Args:
        schema: a JSON Schema of draft 7, with cfn-lint's own keywords.
        value: with `Properties` for objects, and `UNKNOWN`.
    """
    return list(VALIDATOR(schema).iter_errors(value))


def _holds(validator: Any, schema: Any, instance: Any) -> bool | None:
    """Whether an instance satisfies a schema; None if that depends on what is unknown."""
    before = _doubts.count
    if any(validator.descend(instance, schema)):
        return False
    return True if _doubts.count == before else None


def _if(validator: Any, condition: Any, instance: Any, schema: Mapping[str, Any]) -> Errors:
    holds = _holds(validator, condition, instance)
    branch = "else" if holds is False else "then"
    if holds is not None and branch in schema:
        yield from validator.descend(instance, schema[branch], schema_path=branch)


def _any_of(validator: Any, options: list[Any], instance: Any, _: Any) -> Errors:
    if all(_holds(validator, option, instance) is False for option in options):
        yield from _best(validator, options, instance)


def _one_of(validator: Any, options: list[Any], instance: Any, _: Any) -> Errors:
    held = [_holds(validator, option, instance) for option in options]
    if all(one is False for one in held):
        yield from _best(validator, options, instance)
    elif held.count(True) > 1:
        yield ValidationError("more than one of several alternatives is chosen")


def _best(validator: Any, options: list[Any], instance: Any) -> Errors:
    """The errors of the option with the fewest."""
    listed = [list(validator.descend(instance, option, schema_path=n)) for n, option in enumerate(options)]
    yield from min(listed, key=len)


def _not(validator: Any, schema: Any, instance: Any, _: Any) -> Errors:
    if _holds(validator, schema, instance) is True:
        yield ValidationError("it has a form that is not allowed")


def _required(_: Any, names: list[str], instance: Any, __: Any) -> Errors:
    if isinstance(instance, dict):
        for name in names:
            if _present(instance, name) is False:
                yield ValidationError(f"{name} is required")


def _present(instance: Mapping[str, Any], name: str) -> bool | None:
    """Whether an object has a property; None if that is unknown."""
    if isinstance(instance.get(name), Unknown) or (
        name not in instance and isinstance(instance, Properties) and name in instance.unsaid
    ):
        _doubts.count += 1
        return None
    return name in instance


def _properties(validator: Any, schemas: Mapping[str, Any], instance: Any, _: Any) -> Errors:
    if not isinstance(instance, dict):
        return
    for name, schema in schemas.items():
        present = _present(instance, name)
        if present and schema is False:
            if instance[name] or not isinstance(
                instance[name], int | float
            ):  # the provider sends no false and 0
                error = ValidationError("it is not allowed beside the other arguments")
                error.path.append(name)
                yield error
        elif present:
            yield from _of_property(validator, instance[name], schema, name)


_SCALARS = frozenset({str, int, float, bool})
_MOST_KEPT = 20_000
_valid: dict[tuple[int, type, Any], Any] = {}
"""The schema of each scalar that it allows, by the schema's identity: resources of one type have many in common."""


def _of_property(validator: Any, value: Any, schema: Any, name: str) -> Errors:
    if type(value) not in _SCALARS:
        yield from validator.descend(value, schema, path=name, schema_path=name)
        return
    key = (id(schema), type(value), value)
    if key in _valid:
        return
    before = _doubts.count
    errors = list(validator.descend(value, schema, path=name, schema_path=name))
    if not errors and _doubts.count == before:
        if len(_valid) >= _MOST_KEPT:
            _valid.clear()
        _valid[key] = schema
    yield from errors


def _dependent_required(_: Any, dependencies: Mapping[str, list[str]], instance: Any, __: Any) -> Errors:
    if isinstance(instance, dict):
        for name, needed in dependencies.items():
            for other in needed if _present(instance, name) else ():
                if _present(instance, other) is False:
                    error = ValidationError(f"{name} needs {other}")
                    error.path.appendleft(name)
                    yield error


def _dependent_excluded(_: Any, dependencies: Mapping[str, list[str]], instance: Any, __: Any) -> Errors:
    if isinstance(instance, dict):
        for name, excluded in dependencies.items():
            for other in excluded if _present(instance, name) else ():
                if _present(instance, other):
                    error = ValidationError(f"{name} and {other} exclude each other")
                    error.path.appendleft(name)
                    yield error


def _required_xor(_: Any, names: list[str], instance: Any, __: Any) -> Errors:
    if isinstance(instance, dict):
        held = [_present(instance, name) for name in names]
        if held.count(True) > 1:
            yield ValidationError(f"only one of {', '.join(names)} is allowed")
        elif all(one is False for one in held):
            yield ValidationError(f"one of {', '.join(names)} is required")


def _required_or(_: Any, names: list[str], instance: Any, __: Any) -> Errors:
    if isinstance(instance, dict) and all(_present(instance, name) is False for name in names):
        yield ValidationError(f"one of {', '.join(names)} is required")


def _enum(_: Any, allowed: list[Any], instance: Any, __: Any) -> Errors:
    texts = [str(each) for each in allowed]
    if not isinstance(instance, dict | list) and _text(instance) not in texts:
        yield ValidationError(f"{instance!r} is not one of {_listed(texts, _text(instance))}")


def _enum_case_insensitive(_: Any, allowed: list[Any], instance: Any, __: Any) -> Errors:
    if isinstance(instance, str) and instance.lower() not in [str(each).lower() for each in allowed]:
        yield ValidationError(
            f"{instance!r} is not one of {_listed([str(each) for each in allowed], instance)}"
        )


def _const(_: Any, value: Any, instance: Any, __: Any) -> Errors:
    if not isinstance(instance, dict | list) and _text(instance) != _text(value):
        yield ValidationError(f"{instance!r} is not {value!r}")


def _pattern(_: Any, pattern: str, instance: Any, __: Any) -> Errors:
    if not isinstance(instance, str):
        return
    try:
        found = regex.search(pattern, instance)
    except regex.error:
        return
    if not found:
        yield ValidationError(f"{instance!r} does not match {pattern}")


_TYPES: Mapping[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str, int, float, bool),
    "boolean": (bool, str),
    "integer": (int, float, str),
    "number": (int, float, str),
    "null": (),
}
"""Types that stand for each other: Terraform writes numbers where CloudFormation has strings, and texts for numbers."""


def _type(validator: Any, names: str | list[str], instance: Any, _: Any) -> Errors:
    listed = [names] if isinstance(names, str) else names
    if not any(isinstance(instance, _TYPES.get(name, (object,))) for name in listed):
        yield ValidationError(f"{instance!r} is not of type {', '.join(listed)}")
    elif not any(name not in _TYPES or validator.is_type(instance, name) for name in listed):
        _doubts.count += 1  # what the schema asks of the other type, it does not ask of this one


def _ignored(*_: Any) -> Errors:
    return iter(())


def _text(value: Any) -> str:
    """A scalar as text: `true` for True, `5` for 5.0."""
    if isinstance(value, bool):
        return str(value).lower()
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


MOST_LISTED = 12


def _listed(allowed: list[str], instance: str) -> str:
    """Allowed values; of many, those that begin like the instance come first."""
    begin = instance[:2]
    near = sorted(allowed, key=lambda each: not each.startswith(begin))
    shown = ", ".join(near[:MOST_LISTED])
    return f"{shown} and {len(allowed) - MOST_LISTED} more" if len(allowed) > MOST_LISTED else shown


def _guarded(keyword: Keyword) -> Keyword:
    """A keyword that an unknown instance satisfies in doubt."""

    def guarded(validator: Any, value: Any, instance: Any, schema: Any) -> Errors:
        if isinstance(instance, Unknown):
            _doubts.count += 1
            return
        yield from keyword(validator, value, instance, schema) or ()

    return guarded


_OURS: Mapping[str, Keyword] = {
    "if": _if,
    "anyOf": _any_of,
    "oneOf": _one_of,
    "not": _not,
    "required": _required,
    "properties": _properties,
    "dependentRequired": _dependent_required,
    "dependentExcluded": _dependent_excluded,
    "requiredXor": _required_xor,
    "requiredOr": _required_or,
    "enum": _enum,
    "enumCaseInsensitive": _enum_case_insensitive,
    "const": _const,
    "pattern": _pattern,
    "type": _type,
    "format": _ignored,
    "additionalProperties": _ignored,
    "uniqueItems": _ignored,
    "contains": _ignored,
    "dependencies": _ignored,
}

VALIDATOR: Any = validators.extend(  # type: ignore[no-untyped-call]
    Draft7Validator,
    {name: _guarded(keyword) for name, keyword in {**Draft7Validator.VALIDATORS, **_OURS}.items()},
)
