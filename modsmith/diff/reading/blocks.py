"""What the blocks of a module say, as the parts of an `Interface`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from modsmith.cty.errors import EvaluationError, UnsupportedError
from modsmith.diff.interface import (
    Call,
    Check,
    Condition,
    Input,
    Move,
    Output,
    Provider,
    Removal,
    Resource,
)
from modsmith.evaluate.constraints import Constraint, constraint
from modsmith.evaluate.evaluate import evaluate
from modsmith.evaluate.plain import plain
from modsmith.evaluate.scope import Nowhere
from modsmith.hcl.blocks import Expression, Value
from modsmith.hcl.read import configuration, syntax
from modsmith.hcl.read.block import HclBlock
from modsmith.hcl.render import render_value

_META = frozenset({"count", "for_each", "provider", "depends_on"})
_REPEATS = ("count", "for_each")
_KEY = re.compile(r"\[(?:\"(?:[^\"\\]|\\.)*\"|[^\]\"]*)\]")
_DEPRECATED = re.compile(r"\W*deprecated\b", re.IGNORECASE)
_INPUT = re.compile(r"(?<![\w.])var\.([A-Za-z_][\w-]*)")
_OBJECT = re.compile(r"(?<![\w.])(?:local|data|module|aws_\w+)\.")


def inputs_in(expression: str) -> set[str]:
    """The names of the inputs that an expression refers to."""
    return set(_INPUT.findall(expression))


def meanings(conditions: Iterable[Condition]) -> dict[str, str]:
    """Conditions by what they mean: the same with other spaces and needless parentheses."""
    return {repr(syntax.expression(one.condition)): one.condition for one in conditions}


def base(address: str) -> str:
    """An address without instance keys."""
    return _KEY.sub("", address)


def spelt(value: Value) -> str:
    """A value as it is written in HCL, on one line."""
    return configuration.normal(value.text if isinstance(value, Expression) else render_value(value))


def input_of(block: HclBlock) -> Input:
    """A variable."""
    written, description = block.values, _text(block, "description")
    declared = _constraint(block)
    said = _text(block, "deprecated") or (description if _DEPRECATED.match(description) else "")
    return Input(
        name=block.labels[0],
        type=spelt(written["type"]).strip('"') if "type" in written else "any",
        required="default" not in written,
        default=_constant(written["default"]) if "default" in written else None,
        nullable=written.get("nullable") is not False,
        sensitive=written.get("sensitive") is True,
        ephemeral=written.get("ephemeral") is True,
        description=description,
        validations=_conditions(block, "validation"),
        deprecated=said,
        constraint=declared,
        where=block.where(),
    )


def _constraint(block: HclBlock) -> Constraint | None:
    try:
        return constraint(block.values.get("type"))
    except (EvaluationError, UnsupportedError):
        return None


def _constant(value: Value) -> Any:
    """A default as plain Python; its text if modsmith cannot compute it."""
    try:
        return plain(evaluate(value, Nowhere()))
    except (EvaluationError, UnsupportedError, RecursionError):
        return spelt(value)


def output_of(block: HclBlock) -> Output:
    """An output."""
    return Output(
        name=block.labels[0],
        value=spelt(block.values.get("value")),
        sensitive=block.values.get("sensitive") is True,
        ephemeral=block.values.get("ephemeral") is True,
        description=_text(block, "description"),
        preconditions=_conditions(block, "precondition"),
        deprecated=_text(block, "deprecated"),
        where=block.where(),
    )


def providers_of(own: Sequence[HclBlock]) -> dict[str, Provider]:
    """What `terraform` and `provider` blocks say of providers, by the name in the module."""
    configured = {block.labels[0] for block in own if block.type == "provider"}
    found: dict[str, Provider] = {}
    for block in (inner for outer in own for inner in outer.nested("required_providers")):
        for name, entry in block.values.items():
            parts = entry if isinstance(entry, Mapping) else {"version": entry}
            listed = parts.get("configuration_aliases")
            found[name] = Provider(
                name,
                _source(name, parts.get("source")),
                str(parts.get("version") or ""),
                tuple(sorted(map(spelt, listed))) if isinstance(listed, list | tuple) else (),
                name in configured,
            )
    for name in sorted(configured - found.keys()):
        found[name] = Provider(name, _source(name, None), configured=True)
    return found


def _source(name: str, written: Value) -> str:
    """A provider's address without the host, which has a default."""
    source = written if isinstance(written, str) else f"hashicorp/{name}"
    return "/".join(source.lower().split("/")[-2:])


def resource_of(prefix: str, block: HclBlock) -> Resource:
    """A resource or data source; `prefix` is the address of the call that it is in, with a dot."""
    kind = block.labels[0] if block.type == "resource" else f"data.{block.labels[0]}"
    lifecycle, (repeats, by) = block.nested("lifecycle"), _repetition(block)
    ignored = [one.values.get("ignore_changes") for one in lifecycle]
    arguments = {name: spelt(value) for name, value in block.values.items() if name not in _META}
    for inner in block.blocks:
        if inner.type != "lifecycle":
            arguments[inner.makes] = f"{arguments.get(inner.makes, '')} {_body(inner)}".strip()
    return Resource(
        address=f"{prefix}{block.address}",
        type=kind,
        repeats=repeats,
        by=by,
        provider=spelt(block.values["provider"]) if "provider" in block.values else "",
        prevents_destroy=any(one.values.get("prevent_destroy") is True for one in lifecycle),
        ignores=tuple(sorted(name for one in ignored if one is not None for name in _listed(one))),
        conditions=tuple(
            one
            for inner in lifecycle
            for kind in ("precondition", "postcondition")
            for one in _conditions(inner, kind)
        ),
        arguments=arguments,
        where=block.where(),
    )


def _body(block: HclBlock) -> str:
    parts = [f"{name} = {spelt(value)}" for name, value in block.values.items()]
    parts += [f"{' '.join((one.type, *one.labels))} {_body(one)}" for one in block.blocks]
    return "{ " + "; ".join(parts) + " }"


def _listed(value: Value) -> list[str]:
    return [spelt(one) for one in value] if isinstance(value, list | tuple) else [spelt(value)]


def _repetition(block: HclBlock) -> tuple[str, str]:
    """`count` or `for_each` with its expression."""
    for name in _REPEATS:
        if name in block.values:
            return name, spelt(block.values[name])
    return "", ""


def call_of(prefix: str, block: HclBlock) -> Call:
    """A call of a module."""
    return Call(
        f"{prefix}module.{block.labels[0]}",
        _text(block, "source"),
        _text(block, "version"),
        *_repetition(block),
        where=block.where(),
    )


def move_of(prefix: str, block: HclBlock) -> Move:
    """A `moved` block."""
    old, new = (f"{prefix}{spelt(block.values.get(end))}" for end in ("from", "to"))
    return Move(old, new, block.where())


def removal_of(prefix: str, block: HclBlock) -> Removal:
    """A `removed` block."""
    destroys = all(one.values.get("destroy") is not False for one in block.nested("lifecycle"))
    return Removal(f"{prefix}{spelt(block.values.get('from'))}", destroys, block.where())


def check_of(block: HclBlock) -> Check:
    """A `check` block."""
    return Check(block.labels[0], _conditions(block, "assert"), block.where())


def _conditions(block: HclBlock, kind: str) -> tuple[Condition, ...]:
    return tuple(
        Condition(spelt(one.values.get("condition")), _text(one, "error_message"))
        for one in block.nested(kind)
    )


def with_deprecations(inputs: Mapping[str, Input], checks: Mapping[str, Check]) -> dict[str, Input]:
    """The inputs, with what a `check` tells those who still give them."""
    found = dict(inputs)
    for check in checks.values():
        for one in check.conditions:
            names = inputs_in(one.condition)
            if "deprecat" not in f"{check.name} {one.error}".lower() or _OBJECT.search(one.condition):
                continue
            for name in names & found.keys() if len(names) == 1 else ():
                found[name] = replace(found[name], deprecated=found[name].deprecated or one.error)
    return found


def _text(block: HclBlock, name: str) -> str:
    value = block.values.get(name)
    if value is None:
        return ""
    return value if isinstance(value, str) else spelt(value)


def texts(blocks: Iterable[HclBlock], name: str) -> list[str]:
    """The texts of an argument in several blocks."""
    return [text for block in blocks if (text := _text(block, name))]
