"""Merges override files like Terraform: `override.tf`, `*_override.tf` and the same in JSON.

An argument replaces the same argument; nested blocks of a type replace all blocks of that type, including `dynamic`
ones. Blocks without an original stay as they are; Terraform rejects them.

Source: https://developer.hashicorp.com/terraform/language/files/override
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from modsmith.hcl.read.block import HclBlock

_OVERRIDE = re.compile(r"(?:.*_)?override\.tf(?:\.json)?")
_PIECEMEAL = frozenset({"lifecycle", "required_providers"})
"""Nested blocks that are merged argument by argument."""


def is_override(file: str) -> bool:
    """Whether a file is an override file."""
    return _OVERRIDE.fullmatch(file) is not None


def merged(blocks: Iterable[HclBlock], overriding: Iterable[HclBlock]) -> list[HclBlock]:
    """The blocks, merged with those that override them.

    Args:
        blocks: of the other files.
        overriding: of override files, in the order of their names; the last one takes precedence.
    """
    made = list(blocks)
    for over in overriding:
        if over.type == "locals":
            made = _locals(made, over)
            continue
        at = next(
            (n for n, one in enumerate(made) if (one.type, one.labels) == (over.type, over.labels)), None
        )
        if at is None or over.type == "moved":
            made.append(over)
        else:
            made[at] = _over(made[at], over)
    return made


def _locals(blocks: list[HclBlock], over: HclBlock) -> list[HclBlock]:
    """Overrides local values one by one, in any `locals` block."""
    names = over.values.keys()
    kept = [
        replace(one, values={name: value for name, value in one.values.items() if name not in names})
        if one.type == "locals"
        else one
        for one in blocks
    ]
    return [*kept, over]


def _over(block: HclBlock, over: HclBlock) -> HclBlock:
    """One block with another's arguments and nested blocks, which have no line in this file."""
    kinds = {one.makes for one in over.blocks}
    pieces = {one.type: one for one in over.blocks if one.type in _PIECEMEAL}
    kept = [_over(one, pieces[one.type]) if one.type in pieces else one for one in block.blocks]
    there = {one.type for one in block.blocks} & pieces.keys()
    nested = [one for one in kept if one.type in pieces or one.makes not in kinds]
    added = [
        one if one.type in _PIECEMEAL else _at(one, block.line)
        for one in over.blocks
        if one.type not in there
    ]
    lines = {name: line for name, line in block.lines.items() if name not in over.values}
    return replace(block, values={**block.values, **over.values}, lines=lines, blocks=(*nested, *added))


def _at(block: HclBlock, line: int) -> HclBlock:
    """A nested block from another file, located at the line of the block that it overrides."""
    return replace(block, line=line, lines={}, blocks=tuple(_at(one, line) for one in block.blocks))
