"""Addresses of rules: what is surely not the whole internet, and what may be."""

from __future__ import annotations

from typing import Any

import pytest

from modsmith.evaluate.evaluation import Resource
from modsmith.evaluate.values import Choice, Symbol
from modsmith.validate.aws.network.rules import GROUP, Rule


def everybody(value: Any) -> bool | None:
    return Rule(Resource(f"{GROUP}.this", GROUP, {"cidr_blocks": value})).is_for_everybody()


def symbol(text: str, *refers: str, holes: bool = False, problem: str = "") -> Symbol:
    return Symbol(text, frozenset(refers), direct=not holes, holes=holes, problem=problem)


@pytest.mark.parametrize(
    "value",
    [
        None,
        [],
        ["10.0.0.0/8", "2001:db8::/32"],
        symbol("aws_vpc.this.cidr_block", "aws_vpc.this"),
        [symbol("module.net.data.aws_vpc.this.cidr_block", "module.net.data.aws_vpc.this")],
        [symbol('module.net["a"].aws_vpc.this.cidr_block', 'module.net["a"].aws_vpc.this')],
        symbol("module.vpc.private_subnets_cidr_blocks", "module.vpc"),
        symbol("${var.address}/32", "var.address", holes=True),
        Choice((["10.0.0.0/8"], None), "var.x"),
    ],
)
def test_is_not_the_whole_internet(value: Any) -> None:
    assert everybody(value) is False


@pytest.mark.parametrize(
    "value", [["10.0.0.0/8", "0.0.0.0/0"], ["::/0"], [symbol("var.x", "var.x"), "0.0.0.0/0"]]
)
def test_is_the_whole_internet(value: Any) -> None:
    assert everybody(value) is True


@pytest.mark.parametrize(
    "value",
    [
        symbol("var.x", "var.x"),
        [symbol("each.value")],
        symbol("module.net.var.x", "module.net.var.x"),
        symbol("module.net.addresses", "module.net"),
        symbol("module.a.module.b.addresses", "module.a.module.b"),
        symbol("${var.address}/${var.bits}", "var.address", "var.bits", holes=True),
        symbol("data.x.y.z", "data.x.y", problem="modsmith cannot compute it"),
        Choice((["10.0.0.0/8"], ["0.0.0.0/0"]), "var.x"),
    ],
)
def test_may_be_the_whole_internet(value: Any) -> None:
    assert everybody(value) is None
