"""Blocks in the order of hand-written modules; ordering loses nothing and can be done twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings

from modsmith.hcl.blocks import Attribute, Block
from modsmith.hcl.order import ordered

from .strategies import blocks


def items(block: Block) -> Iterator[str]:
    """Every attribute and block of a tree, with its depth, type and value."""
    for item in block.body:
        yield repr(item) if isinstance(item, Attribute) else f"{item.type} {item.labels} {item.comment}"
        if isinstance(item, Block):
            yield from (f"{item.type} > {inner}" for inner in items(item))


def names(block: Block) -> list[str]:
    return [item.name if isinstance(item, Attribute) else f"{item.type} {{}}" for item in block.body]


def of(*written: str) -> tuple[Attribute | Block, ...]:
    """Items by name; `name {}` is a block."""
    return tuple(Block(n.removesuffix(" {}")) if n.endswith("{}") else Attribute(n, 1) for n in written)


@settings(suppress_health_check=list(HealthCheck), deadline=None)
@given(blocks)
def test_ordering_loses_nothing_and_can_be_done_twice(block: Block) -> None:
    once = ordered(block)
    assert Counter(items(once)) == Counter(items(block))
    assert ordered(once) == once
    assert (once.type, once.labels, once.comment) == (block.type, block.labels, block.comment)


@pytest.mark.parametrize(
    ("type_", "built", "written"),
    [
        (
            "resource",
            [
                "tags",
                "lifecycle {}",
                "rule {}",
                "name",
                "depends_on",
                "timeouts {}",
                "dynamic {}",
                "provider",
                "arn",
                "count",
            ],
            [
                "count",
                "provider",
                "name",
                "arn",
                "rule {}",
                "dynamic {}",
                "tags",
                "timeouts {}",
                "lifecycle {}",
                "depends_on",
            ],
        ),
        ("data", ["statement {}", "policy_id", "for_each"], ["for_each", "policy_id", "statement {}"]),
        (
            "variable",
            ["validation {}", "sensitive", "nullable", "default", "type", "description", "validation {}"],
            ["description", "type", "default", "nullable", "sensitive", "validation {}", "validation {}"],
        ),
        (
            "output",
            ["sensitive", "depends_on", "precondition {}", "value", "description"],
            ["description", "value", "sensitive", "precondition {}", "depends_on"],
        ),
        (
            "module",
            ["name", "providers", "depends_on", "tags", "version", "for_each", "source"],
            ["source", "version", "for_each", "providers", "name", "tags", "depends_on"],
        ),
        ("check", ["assert {}", "data {}"], ["data {}", "assert {}"]),
        ("locals", ["b", "a", "tags", "c"], ["b", "a", "tags", "c"]),
    ],
)
def test_items_stand_where_a_reader_looks_for_them(type_: str, built: list[str], written: list[str]) -> None:
    assert names(ordered(Block(type_, body=of(*built)))) == written


def test_nested_blocks_are_ordered_too() -> None:
    dynamic = Block("dynamic", ("rule",), of("content {}", "iterator", "for_each"))
    check = Block("precondition", body=of("error_message", "condition"))
    inner = ordered(
        Block("resource", body=(Block("lifecycle", body=(check, *of("create_before_destroy"))), dynamic))
    )
    assert [names(block) for block in inner.blocks()] == [
        ["for_each", "iterator", "content {}"],
        ["create_before_destroy", "precondition {}"],
    ]
    assert names(next(next(inner.blocks("lifecycle")).blocks())) == ["condition", "error_message"]
