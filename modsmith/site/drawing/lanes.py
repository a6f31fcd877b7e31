"""How arrows run beside a column of boxes: straight between neighbors, and in lanes to the left and right of it.

Arrows from one box share a lane, and so do arrows to one box: a reader follows one line that forks, or one that
others join.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from modsmith.readme.diagram.graph import Arrow
from modsmith.site.drawing.layers import Pair

Extent = tuple[int, int]
"""The first and the last place that something takes up in the column."""

LEFT, RIGHT = -1, 1


@dataclass(frozen=True)
class Bus:
    """Arrows in one lane.

    Attributes:
        pairs: the ends of each.
        side: of the column, `LEFT` or `RIGHT`.
        lane: 0 is next to the column.
    """

    pairs: tuple[Pair, ...]
    side: int
    lane: int = 0

    @property
    def ends(self) -> list[str]:
        """What it joins."""
        return list(dict.fromkeys(id_ for pair in self.pairs for id_ in pair))


@dataclass(frozen=True)
class Routes:
    """The way of each arrow."""

    straight: Sequence[Pair]
    buses: Sequence[Bus]

    def lanes(self, side: int) -> int:
        """How many lanes there are on a side."""
        return max((bus.lane + 1 for bus in self.buses if bus.side == side), default=0)


def routes(arrows: Mapping[Pair, Arrow], extents: Mapping[str, Extent], apart: Iterable[str]) -> Routes:
    """Chooses the way of each arrow.

    Args:
        arrows: by what they join.
        extents: of what they join.
        apart: what nothing above it reaches straight, such as boxes below the title of their group.
    """
    hidden = set(apart)
    near = [pair for pair in arrows if _are_neighbors(pair, extents, hidden)]
    labeled = [pair for pair in near if arrows[pair].label]
    rest = {pair: arrow for pair, arrow in arrows.items() if pair not in labeled}
    bundles, alone = _bundles(rest, set(near))
    taken = {frozenset(pair) for pair in labeled}
    straight, single = list(labeled), []
    for pair in alone:
        if pair in near and frozenset(pair) not in taken:
            taken.add(frozenset(pair))
            straight.append(pair)
        else:
            single.append(pair)
    sided = [*bundles, *(Bus((pair,), 0) for pair in single)]
    return Routes(straight, _placed(sided, arrows, extents))


def _are_neighbors(pair: Pair, extents: Mapping[str, Extent], hidden: set[str]) -> bool:
    (first, last), (start, end) = extents[pair[0]], extents[pair[1]]
    return (last + 1 == start and pair[1] not in hidden) or (end + 1 == first and pair[0] not in hidden)


def _bundles(arrows: Mapping[Pair, Arrow], near: set[Pair]) -> tuple[list[Bus], list[Pair]]:
    """Arrows from one box or to one box, largest bundle first, and the arrows that are in none."""
    left = dict(arrows)
    found: list[Bus] = []
    while True:
        alike: dict[object, list[Pair]] = {}
        for pair, arrow in left.items():
            alike.setdefault((LEFT, pair[0], arrow.aside, arrow.both), []).append(pair)
            alike.setdefault((RIGHT, pair[1], arrow), []).append(pair)
        sides = {tuple(pairs): key[0] for key, pairs in alike.items() if len(pairs) > 1}  # type: ignore[index]
        best = max(sides, default=None, key=lambda pairs: (sum(one not in near for one in pairs), len(pairs)))
        if best is None or all(pair in near for pair in best):
            return found, list(left)
        found.append(Bus(best, sides[best]))
        left = {pair: arrow for pair, arrow in left.items() if pair not in best}


def _placed(buses: Sequence[Bus], arrows: Mapping[Pair, Arrow], extents: Mapping[str, Extent]) -> list[Bus]:
    """The buses in lanes in which they meet no other, the shortest next to the column."""

    def extent(bus: Bus) -> Extent:
        own = [extents[id_] for id_ in bus.ends]
        return min(first for first, _ in own), max(last for _, last in own)

    found: list[tuple[Bus, Extent]] = []
    for bus in sorted(buses, key=lambda one: (extent(one)[1] - extent(one)[0], extent(one))):
        own = extent(bus)
        met = [other for other, its in found if own[0] <= its[1] and its[0] <= own[1]]
        side = bus.side
        if any(arrows[pair].label for pair in bus.pairs):
            side = RIGHT  # where boxes have room for it
        elif not side:
            side = min((RIGHT, LEFT), key=lambda one: sum(other.side == one for other in met))
        used = {other.lane for other in met if other.side == side}
        lane = next(number for number in range(len(used) + 1) if number not in used)
        found.append((Bus(bus.pairs, side, lane), own))
    return [bus for bus, _ in found]
