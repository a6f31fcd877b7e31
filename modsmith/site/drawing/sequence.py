"""The order of boxes that stand below each other: arrows are short, and most of them run down."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from modsmith.readme.diagram.graph import Arrow
from modsmith.site.drawing.layers import Pair

_UP, _UP_BOTH = 8.0, 2.0
"""The cost of an arrow that runs up, in one direction and in both, as a multiple of one that runs down as far."""

_LABELED = 2.0
"""The cost of an arrow with a label: it is read most easily between neighbors."""


def sequence(names: Sequence[str], arrows: Mapping[Pair, Arrow]) -> list[str]:
    """The names in an order of low cost: moving any single one makes it no better.

    Args:
        names: their order decides where the cost does not.
        arrows: between them.
    """
    best = list(names)
    cost = _cost(best, arrows)
    while True:
        tried = [(_cost(order, arrows), order) for order in _moves(best)]
        lowest, order = min(tried, default=(cost, best), key=lambda one: one[0])
        if lowest >= cost:
            return best
        best, cost = order, lowest


def _moves(order: Sequence[str]) -> list[list[str]]:
    """Every order in which one name stands elsewhere."""
    found = []
    for at, name in enumerate(order):
        others = [*order[:at], *order[at + 1 :]]
        found += [[*others[:to], name, *others[to:]] for to in range(len(order)) if to != at]
    return found


def _cost(order: Sequence[str], arrows: Mapping[Pair, Arrow]) -> float:
    place = {name: at for at, name in enumerate(order)}
    total = 0.0
    for (source, target), arrow in arrows.items():
        far = place[target] - place[source]
        total += (
            far * (1 if far > 0 else -_UP_BOTH if arrow.both else -_UP) * (_LABELED if arrow.label else 1)
        )
    return total
