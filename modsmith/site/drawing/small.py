"""The small drawing of a card: only signs and arrows, decoration beside the names of the services."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from modsmith.readme.diagram.compact import Picture
from modsmith.site.drawing.arrange import arrange
from modsmith.site.drawing.layers import Gaps, Layout
from modsmith.site.drawing.svg import sign

_TILE, _DOT = 34.0, 12.0
_GAPS = Gaps(column=38, node=14)
_MARGIN = 6.0


def small(picture: Picture) -> str:
    """The drawing as an `<svg>` element that is hidden from assistive technology."""
    group_of = {id_: name for name, ids in picture.groups.items() for id_ in ids}
    kinds = {group_of.get(id_, id_): box.kind for id_, box in picture.boxes.items()}
    counts = Counter(group_of.get(id_, id_) for id_ in picture.boxes)
    arrows = dict.fromkeys((group_of.get(a, a), group_of.get(b, b)) for a, b in picture.arrows)
    pairs = [pair for pair in arrows if pair[0] != pair[1]]
    outside = {id_ for id_, kind in kinds.items() if kind.style == "outside"}
    sizes = {id_: (_DOT, _DOT) if id_ in outside else (_TILE, _TILE) for id_ in kinds}
    placed = arrange(
        dict(sorted(sizes.items(), key=lambda one: one[0] not in outside)),
        pairs,
        _GAPS,
        outside,
        across=True,
    )
    parts = list(_lines(pairs, placed, sizes))
    for id_, (x, y) in placed.places.items():
        if id_ in outside:
            parts.append(
                f'<circle class="d-dot" cx="{x + _DOT / 2:.0f}" cy="{y + _DOT / 2:.0f}" r="{_DOT / 2:.0f}"/>'
            )
            continue
        at = f'x="{x + 4:.0f}" y="{y - 4:.0f}" width="{_TILE:.0f}" height="{_TILE:.0f}"'
        behind = f'<rect class="d-behind" {at} rx="8"/>'
        tile = sign(kinds[id_].name, kinds[id_].style, x, y, _TILE)
        parts.append(f'<g class="d-{kinds[id_].style}">{behind if counts[id_] > 1 else ""}{tile}</g>')
    width, height = placed.width + 2 * _MARGIN, placed.height + 2 * _MARGIN
    view = f"{-_MARGIN:.0f} {-_MARGIN:.0f} {width:.0f} {height:.0f}"
    size = f'width="{width:.0f}" height="{height:.0f}" viewBox="{view}"'
    return f'<svg class="small" aria-hidden="true" focusable="false" {size}>{"".join(parts)}</svg>'


def _lines(
    pairs: list[tuple[str, str]], placed: Layout, sizes: dict[str, tuple[float, float]]
) -> Iterator[str]:
    for pair in pairs:
        (x1, y1), (x2, y2) = (placed.places[id_] for id_ in pair)
        rightwards = x2 > x1
        start = (x1 + sizes[pair[0]][0] * rightwards, y1 + sizes[pair[0]][1] / 2)
        end = (x2 + sizes[pair[1]][0] * (not rightwards), y2 + sizes[pair[1]][1] / 2)
        points = [start, *placed.bends[pair], end]
        path = f"M{start[0]:.0f} {start[1]:.0f}"
        for (a, b), (c, d) in pairwise(points):
            middle = (a + c) / 2
            path += f"C{middle:.0f} {b:.0f} {middle:.0f} {d:.0f} {c:.0f} {d:.0f}"
        yield f'<path class="d-line" d="{path}"/>'
