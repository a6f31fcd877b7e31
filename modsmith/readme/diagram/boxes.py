"""Which resources are boxes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from fnmatch import fnmatchcase

from modsmith.hcl.blocks import Block, Expression
from modsmith.readme.diagram import names
from modsmith.readme.diagram.graph import Box, Graph, identity
from modsmith.readme.diagram.knowledge import ENGINES, HIDDEN, KINDS, MODULE, Kind
from modsmith.readme.diagram.origin import Ref
from modsmith.readme.diagram.resolve import Resolver

MOST_APART = 4
"""A collection with more instances is one box, with the names as lines."""


def graph(blocks: Sequence[Block], resolver: Resolver) -> Graph:
    """The boxes of a module, without arrows."""
    made = Graph()
    resources = [block for block in blocks if block.type == "resource"]
    of_type = Counter(block.labels[0] for block in resources)
    for block in resources:
        kind = _kind(block)
        if kind is not None and not is_schedule(block):
            _add(made, block, kind, resolver, alone=of_type[block.labels[0]] == 1)
    for block in blocks:
        if block.type == "module":
            ref = Ref(block.address)
            made.add(Box(identity(block.address), MODULE, [names.readable(block.labels[0])]), [ref])
    return made


def _kind(block: Block) -> Kind | None:
    """The kind of a resource's box; None if it has none."""
    type_ = block.labels[0]
    if type_ in KINDS:
        kind, engine = KINDS[type_], block.get("engine")
        return replace(kind, name=ENGINES[engine]) if isinstance(engine, str) and engine in ENGINES else kind
    belongs = any(type_.startswith(f"{known}_") for known in KINDS)
    if belongs or any(fnmatchcase(type_, pattern) for pattern in HIDDEN):
        return None
    return Kind(names.of_type(type_), names.of_type(type_), "plain", shared=True)


def is_schedule(block: Block) -> bool:
    """Whether it only starts something at intervals, which becomes a line in that."""
    return block.labels[0] == "aws_cloudwatch_event_rule" and block.get("schedule_expression") is not None


def _add(made: Graph, block: Block, kind: Kind, resolver: Resolver, *, alone: bool) -> None:
    """Adds the boxes of a resource."""
    type_, label = block.labels
    keys = [key for key, _ in resolver.instances(block)]
    called = {key: names.of_resource(type_, label, key, alone) for key in keys}
    place = _place(block)
    if kind.shared:
        box = made.add(Box(identity(kind.name), kind, []), [Ref(block.address, key) for key in keys])
        box.names += [name for name in called.values() if name and kind.style != "watch"]
    elif len(keys) > MOST_APART:
        box = Box(identity(block.address), kind, list(called.values()), place=place)
        made.add(box, [Ref(block.address, key) for key in keys])
    else:
        for key in keys:
            box = Box(identity(block.address, key), kind, [called[key]] if called[key] else [], place=place)
            made.add(box, [Ref(block.address, key)])
            each = block.get("for_each")
            if key is None and isinstance(each, Expression) and each.text.startswith("var."):
                box.note(f"one for each of {each.text.removeprefix('var.')}")


def _place(block: Block) -> str:
    provider = block.get("provider")
    return provider.text if isinstance(provider, Expression) and "." in provider.text else ""
