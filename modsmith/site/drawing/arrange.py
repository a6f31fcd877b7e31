"""Places all nodes of a picture: each connected part on its own, the parts below each other."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from modsmith.site.drawing.layers import Gaps, Layout, Pair, Size, layout

_BETWEEN = 1.4
"""The distance between parts, as a multiple of that between nodes."""


def arrange(
    sizes: Mapping[str, Size],
    arrows: Sequence[Pair],
    gaps: Gaps,
    edge: Collection[str],
    *,
    across: bool = False,
) -> Layout:
    """Like `layout`; parts that reach nobody outside, such as alarms with their topic, stand in a row at the bottom.

    Args:
        sizes: of each node.
        arrows: between them.
        gaps: the distances.
        edge: those outside of the module.
        across: whether all parts stand in one row instead.
    """
    parts = [
        layout(
            {name: sizes[name] for name in names}, [pair for pair in arrows if pair[0] in names], gaps, edge
        )
        for names in parts_of(list(sizes), arrows)
    ]
    if across:
        return _stacked([parts], gaps)
    above = [part for part in parts if any(name in edge for name in part.places)]
    below = [part for part in parts if part not in above]
    rows = [[part] for part in above] + _rows(below, max((part.width for part in parts), default=0), gaps)
    return _stacked(rows, gaps)


def parts_of(names: Sequence[str], arrows: Sequence[Pair]) -> list[list[str]]:
    """The nodes that arrows connect, in order; each part on its own."""
    part = {name: number for number, name in enumerate(names)}
    for source, target in arrows:
        first, second = sorted((part[source], part[target]))
        part = {name: first if number == second else number for name, number in part.items()}
    found: dict[int, list[str]] = {}
    for name in names:
        found.setdefault(part[name], []).append(name)
    return list(found.values())


def _rows(parts: Sequence[Layout], width: float, gaps: Gaps) -> list[list[Layout]]:
    """Parts in rows that are no wider than this, if possible."""
    rows: list[list[Layout]] = []
    x = 0.0
    for part in parts:
        if rows and x + part.width <= width:
            rows[-1].append(part)
        else:
            rows.append([part])
            x = 0
        x += part.width + gaps.column
    return rows


def _stacked(rows: Sequence[Sequence[Layout]], gaps: Gaps) -> Layout:
    """The rows below each other, each in the middle."""
    widths = [sum(part.width for part in row) + gaps.column * (len(row) - 1) for row in rows]
    width, y = max(widths, default=0.0), 0.0
    places: dict[str, tuple[float, float]] = {}
    bends: dict[Pair, Sequence[tuple[float, float]]] = {}
    bands: dict[str, tuple[float, float]] = {}
    for row, own in zip(rows, widths, strict=True):
        x = (width - own) / 2
        height = max((part.height for part in row), default=0.0)
        for part in row:
            top = y + (height - part.height) / 2
            places |= {name: (x + left, top + down) for name, (left, down) in part.places.items()}
            bands |= {name: (x + left, x + right) for name, (left, right) in part.bands.items()}
            bends |= {pair: [(x + a, top + b) for a, b in points] for pair, points in part.bends.items()}
            x += part.width + gaps.column
        y += height + gaps.node * _BETWEEN
    return Layout(places, bends, bands, width, max(y - gaps.node * _BETWEEN, 0))
