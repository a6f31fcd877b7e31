"""The order of a block's items, like in hand-written AWS modules.

Meta-arguments come first, then arguments and nested blocks in construction order. `tags` is the last normal argument;
`lifecycle` and `depends_on` end the block.

Sources: https://developer.hashicorp.com/terraform/language/style#resource-order,
https://www.terraform-best-practices.com/code-structure, and the modules of terraform-aws-modules.
"""

from __future__ import annotations

from dataclasses import replace

from modsmith.hcl.blocks import Attribute, Block

ATTRIBUTES, BLOCKS = "<attributes>", "<blocks>"
_RESOURCE = (
    "count",
    "for_each",
    "provider",
    ATTRIBUTES,
    BLOCKS,
    "tags",
    "timeouts",
    "lifecycle",
    "depends_on",
)
_CONDITION = ("condition", "error_message", ATTRIBUTES, BLOCKS)
_NESTED = (ATTRIBUTES, BLOCKS)
_TOP: dict[str, tuple[str, ...]] = {
    "resource": _RESOURCE,
    "data": _RESOURCE,
    "module": (
        "source",
        "version",
        "count",
        "for_each",
        "providers",
        ATTRIBUTES,
        BLOCKS,
        "tags",
        "depends_on",
    ),
    "variable": (
        "description",
        "type",
        "default",
        "nullable",
        "sensitive",
        "ephemeral",
        ATTRIBUTES,
        BLOCKS,
        "validation",
    ),
    "output": (
        "description",
        "value",
        "sensitive",
        "ephemeral",
        ATTRIBUTES,
        BLOCKS,
        "precondition",
        "depends_on",
    ),
    "terraform": ("required_version", ATTRIBUTES, "required_providers", BLOCKS),
    "check": (ATTRIBUTES, "data", BLOCKS, "assert"),
}
_INSIDE: dict[str, tuple[str, ...]] = {
    "dynamic": ("for_each", "iterator", "labels", ATTRIBUTES, BLOCKS, "content"),
    "validation": _CONDITION,
    "precondition": _CONDITION,
    "postcondition": _CONDITION,
    "assert": _CONDITION,
    "data": _RESOURCE,
}


def ordered(block: Block) -> Block:
    """Sorts a top-level block and everything in it; a sorted block stays unchanged."""
    return _ordered(block, _TOP.get(block.type, _NESTED))


def _ordered(block: Block, order: tuple[str, ...]) -> Block:
    """Sorts a block by `order`; other items keep their relative order."""
    rank = {name: i for i, name in enumerate(order)}

    def place(item: Attribute | Block) -> int:
        if isinstance(item, Attribute):
            return rank.get(item.name, rank[ATTRIBUTES])
        return rank.get(item.type, rank[BLOCKS])

    inside = (_ordered(i, _INSIDE.get(i.type, _NESTED)) if isinstance(i, Block) else i for i in block.body)
    return replace(block, body=tuple(sorted(inside, key=place)))
