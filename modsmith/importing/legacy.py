"""What an imported module keeps although a new one may not have it: deprecated arguments, unused inputs and more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from modsmith.build.consistency import block_references
from modsmith.errors import ImportingError, SchemaError
from modsmith.hcl.blocks import Attribute, Block
from modsmith.hcl.read.block import HclBlock
from modsmith.importing import constraints
from modsmith.importing.bodies import literal
from modsmith.importing.notes import Note, Notes
from modsmith.importing.original import Original
from modsmith.provider import check
from modsmith.provider.table import Table
from modsmith.spec.types import fields_of

_SNAKE_CASE = re.compile(r"[a-z][a-z0-9_]*")
_LOWER = re.compile(r"(?:>=|~>|=)?\s*v?(\d+(?:\.\d+){0,2})")


def found(original: Original, table: Table, notes: Notes) -> dict[str, Any]:
    """The arguments of the module's `Legacy`; empty if it keeps nothing.

    Args:
        original: the module.
        table: the provider's schema.
        notes: what is left out is added to them.

    Raises:
        ImportingError: the provider's schema has no such type.
    """
    blocks = [as_block(block, table) for block in original.blocks]
    used: set[str] = set()
    for block in blocks:
        if block.type != "variable":
            used |= block_references(block)
    unused = [
        block.labels[0] for block in original.module.of("variable") if f"var.{block.labels[0]}" not in used
    ]
    deprecated: list[str] = []
    for block in blocks:
        if block.type in ("resource", "data") and not block.labels[0].startswith(check.BUILT_IN):
            deprecated += check.deprecated(block, table)
    lowest = dict(minimum(original, notes))
    kept = {
        "deprecated": tuple(deprecated),
        "unused_inputs": tuple(unused),
        "minimum": lowest,
        "names": tuple(dict.fromkeys(_odd_names(original))),
    }
    return {name: value for name, value in kept.items() if value}


def _odd_names(original: Original) -> Iterator[str]:
    """Names that are not in snake case: of inputs, outputs and attributes of objects."""
    for block in original.blocks:
        if block.type not in ("variable", "output"):
            continue
        type_ = constraints.type_of(block.values.get("type"))
        names = (block.labels[0], *(field.name for _, field in fields_of(type_)))
        yield from (name for name in names if not _SNAKE_CASE.fullmatch(name))


def minimum(original: Original, notes: Notes) -> Iterator[tuple[str, str]]:
    """The lowest versions that a module asks for: `terraform` or the local name of a provider, and `1.5.7`.

    Args:
        original: the module.
        notes: what is left out is added to them.
    """
    for block in original.module.of("terraform"):
        asked: dict[str, object] = {"terraform": block.values.get("required_version")}
        for providers in block.nested("required_providers"):
            for name, value in providers.values.items():
                asked[name] = value.get("version") if isinstance(value, Mapping) else value
        for name, constraint in asked.items():
            if isinstance(constraint, str):
                yield from _lowest(name, constraint, block, notes)
        for nested in block.blocks:
            if nested.type != "required_providers":
                notes.missing.append(
                    Note(
                        nested.where(), f"terraform.{nested.type}", "a generated module has no such settings"
                    )
                )


def _lowest(name: str, constraint: str, block: HclBlock, notes: Notes) -> Iterator[tuple[str, str]]:
    parts = [part.strip() for part in constraint.split(",")]
    lower = [match[1] for part in parts if (match := _LOWER.fullmatch(part))]
    if lower:
        numbers = [[*map(int, version.split("."))] for version in lower]
        highest = max([*one, 0, 0][:3] for one in numbers)
        yield name, ".".join(map(str, highest))
    rest = [part for part in parts if not part.startswith(">=")]
    if rest:
        text = f"modsmith writes lower bounds of versions alone; `{', '.join(rest)}` is not carried"
        notes.missing.append(Note(block.where(), f"version of {name}", text))


def as_block(block: HclBlock, table: Table) -> Block:
    """A block that was read as a block that is written, with literals as the provider declares them."""
    schema = None
    if block.type in ("resource", "data") and len(block.labels) == 2:
        try:
            schema = table.data(block.labels[0]) if block.type == "data" else table.resource(block.labels[0])
        except SchemaError as error:
            raise ImportingError(error.problem, where=block.where(), fix=error.fix) from error
    return _as_block(block, schema)


def _as_block(block: HclBlock, schema: Any) -> Block:
    attributes = schema.attributes if schema else {}
    body: list[Attribute | Block] = [
        Attribute(name, literal(value, attributes[name].type) if name in attributes else value)
        for name, value in block.values.items()
    ]
    for nested in block.blocks:
        inner = schema.blocks.get(nested.makes) if schema else None
        body.append(_as_block(nested, inner.block if inner else None))
    return Block(block.type, block.labels, tuple(body))
