"""Makes a graph small enough to read at a glance: boxes with the same arrows become one, arrows join groups."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from modsmith.readme.diagram.graph import Arrow, Box, Graph, identity
from modsmith.readme.diagram.knowledge import CALLERS, CLOUDWATCH, OUTSIDE, POLICY_OUTPUTS

MOST_BOXES, MOST_ARROWS = 15, 15
"""What a reader takes in at a glance."""

_MANY_ARROWS = 12
"""From here on, secondary arrows to the outside are left out."""

Pair = tuple[str, str]


@dataclass(frozen=True)
class Picture:
    """What is drawn.

    Attributes:
        boxes: in order.
        groups: identity of a group to those of its boxes.
        arrows: by the identities of the boxes or groups that they join.
    """

    boxes: dict[str, Box]
    groups: dict[str, list[str]] = field(default_factory=dict)
    arrows: dict[Pair, Arrow] = field(default_factory=dict)

    @property
    def is_small(self) -> bool:
        """Whether a reader takes it in at a glance."""
        return len(self.boxes) <= MOST_BOXES and len(self.arrows) <= MOST_ARROWS


def compacted(graph: Graph) -> Picture:
    """The picture of a graph; boxes are merged only as far as it is too large."""
    _drop_implied(graph)
    picture = _picture(graph)
    if len(picture.arrows) > _MANY_ARROWS or not picture.is_small:
        _drop_aside(graph)
        picture = _picture(graph)
    while not picture.is_small and any(step(graph) for step in _STEPS):
        picture = _picture(graph)
    return picture


def _drop_implied(graph: Graph) -> None:
    """Leaves out stream readers who read nothing that readers do not read as well."""
    outside = {box.names[0]: id_ for id_, box in graph.boxes.items() if box.kind == CALLERS}
    stream, readers = outside.get(POLICY_OUTPUTS["stream"]), outside.get(POLICY_OUTPUTS["read"])
    if stream and readers:
        read = {source for source, target in graph.arrows if target == readers}
        if all(source in read for source, target in graph.arrows if target == stream):
            _remove(graph, stream)


def _remove(graph: Graph, id_: str) -> None:
    del graph.boxes[id_]
    graph.arrows = {pair: arrow for pair, arrow in graph.arrows.items() if id_ not in pair}


def _groups(graph: Graph) -> dict[str, list[str]]:
    """Boxes of one kind and place that stand together; a topic for alarms alone stands by them."""
    told = {pair for pair in graph.arrows if graph.boxes[pair[0]].kind == CLOUDWATCH}
    busy = {id_ for pair in graph.arrows.keys() - told for id_ in pair}
    only_told = {target for _, target in told} - busy
    found: dict[str, list[str]] = {}
    for id_, box in graph.boxes.items():
        if id_ not in only_told and box.kind.style != "outside" and not box.kind.shared:
            found.setdefault(identity("group", box.kind.plural, box.place), []).append(id_)
    return {name: ids for name, ids in found.items() if len(ids) > 1}


def _picture(graph: Graph) -> Picture:
    groups = _groups(graph)
    arrows = dict(graph.arrows)
    for name, ids in groups.items():
        for pairs in _bundles(arrows, ids):
            source, target = pairs[0]
            arrow = arrows[pairs[0]]
            for pair in pairs:
                del arrows[pair]
            arrows[(name, target) if source in ids else (source, name)] = arrow
    # Mermaid's layout follows the order of boxes: with the outside first, the fewest arrows cross boxes
    ordered = sorted(graph.boxes.items(), key=lambda item: item[1].kind.style != "outside")
    return Picture(dict(ordered), groups, arrows)


def _bundles(arrows: dict[Pair, Arrow], ids: list[str]) -> Iterator[list[Pair]]:
    """Arrows of one kind that join every box of a group with the same other box."""
    found: dict[tuple[str, bool, Arrow], list[Pair]] = {}
    for (source, target), arrow in arrows.items():
        if (source in ids) != (target in ids):
            outgoing = source in ids
            found.setdefault((target if outgoing else source, outgoing, arrow), []).append((source, target))
    yield from (pairs for pairs in found.values() if len(pairs) == len(ids))


def _merge_alike(graph: Graph, *, loosely: bool = False) -> bool:
    """Merges the largest set of boxes in a group with the same notes and arrows; whether there was one.

    Args:
        graph: is changed.
        loosely: whether arrows to different boxes of one group count as the same: each queue has a dead-letter queue.
    """
    alike: dict[object, list[str]] = {}
    groups = _groups(graph)
    group_of = {id_: name for name, ids in groups.items() for id_ in ids} if loosely else {}
    for name, ids in groups.items():
        for id_ in ids:
            arrows = frozenset(
                (group_of.get(other, other), source == id_, arrow)
                for (source, target), arrow in graph.arrows.items()
                if id_ in (source, target)
                for other in (target if source == id_ else source,)
            )
            alike.setdefault((name, arrows, tuple(graph.boxes[id_].notes)), []).append(id_)
    largest = max(alike.values(), key=len, default=[])
    if len(largest) > 1:
        _merge(graph, largest)
    return len(largest) > 1


def _merge_loosely(graph: Graph) -> bool:
    return _merge_alike(graph, loosely=True)


def _drop_aside(graph: Graph) -> None:
    """Leaves out secondary arrows to the outside, such as access logs."""
    aside = [
        target
        for (_, target), arrow in graph.arrows.items()
        if arrow.aside and graph.boxes[target].kind == OUTSIDE
    ]
    only = [id_ for id_ in dict.fromkeys(aside) if all(a.aside for p, a in graph.arrows.items() if id_ in p)]
    for id_ in only:
        _remove(graph, id_)


def _merge_callers(graph: Graph) -> bool:
    """Merges callers who only write, and those who only read; whether there were several of either."""
    alike: dict[tuple[bool, bool], list[str]] = {}
    for id_, box in graph.boxes.items():
        if box.kind == CALLERS and not any(a.both for pair, a in graph.arrows.items() if id_ in pair):
            sides = (
                any(source == id_ for source, _ in graph.arrows),
                any(target == id_ for _, target in graph.arrows),
            )
            alike.setdefault(sides, []).append(id_)
    several = [ids for sides, ids in alike.items() if len(ids) > 1 and sides != (True, True)]
    for ids in several:
        _merge(graph, ids)
    return bool(several)


def _merge_group(graph: Graph) -> bool:
    """Merges the boxes of the largest group; whether there was one."""
    largest = max(_groups(graph).values(), key=len, default=[])
    if largest:
        _merge(graph, largest)
    return bool(largest)


def _merge(graph: Graph, ids: list[str]) -> None:
    """Makes one box of several, which keeps their arrows."""
    first, *others = ids
    box = graph.boxes[first]
    for id_ in others:
        box.names += graph.boxes[id_].names
        for note in graph.boxes[id_].notes:
            box.note(note)
    arrows, graph.arrows = graph.arrows, {}
    for (source, target), arrow in arrows.items():
        graph.join(first if source in others else source, first if target in others else target, arrow)
    for id_ in others:
        del graph.boxes[id_]


_STEPS = (_merge_alike, _merge_callers, _merge_loosely, _merge_group)
"""What makes a graph smaller, mildest first."""
