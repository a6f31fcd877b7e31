"""Arrows that the arguments of resources tell: a stream of a delivery, a queue of failures, a bucket's replica."""

from __future__ import annotations

from collections.abc import Sequence

from modsmith.hcl.blocks import Block
from modsmith.readme.diagram.graph import Arrow, Graph
from modsmith.readme.diagram.knowledge import FLOWS, IN_VPC, SELF, Way
from modsmith.readme.diagram.origin import Origin, Ref
from modsmith.readme.diagram.resolve import Resolver

_NETWORK = ("vpc_security_group_ids", "security_group_ids", "security_groups", "subnet_ids")


def add(graph: Graph, blocks: Sequence[Block], resolver: Resolver) -> None:
    """Adds the arrows to a graph."""
    for block in blocks:
        if block.type != "resource":
            continue
        for key, scope in resolver.instances(block):
            values = list(resolver.attributes(block, scope))
            for way in FLOWS.get(block.labels[0], ()):
                _follow(graph, Ref(block.address, key), way, values)
            _clients(graph, Ref(block.address, key), values)


def _follow(graph: Graph, own: Ref, way: Way, values: Sequence[tuple[str, Origin]]) -> None:
    sources, targets = ([own] if path == SELF else _at(path, values) for path in (way.source, way.target))
    if not graph.ids(sources) and not graph.ids(targets):
        return
    for source in graph.ends(sources):
        for target in graph.ends(targets):
            graph.join(source, target, Arrow(way.label, way.aside))


def _at(path: str, values: Sequence[tuple[str, Origin]]) -> list[Ref]:
    """What the arguments of this path refer to; a path of several names may leave out the blocks around it."""
    found = [value for name, value in values if name == path or ("." in path and name.endswith(f".{path}"))]
    return sorted({ref for value in found for ref in value.refs}, key=str)


def _clients(graph: Graph, own: Ref, values: Sequence[tuple[str, Origin]]) -> None:
    """Clients of a store that is reached through a network: nothing else in the module says who they are."""
    for id_ in graph.ids([own]):
        if graph.boxes[id_].kind.in_vpc and any(name in _NETWORK for name, _ in values):
            graph.join(graph.outside(IN_VPC).id, id_, Arrow(both=True))
