"""The drawing of a module's page."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from modsmith.readme.diagram.compact import Picture
from modsmith.site.drawing import scene as scenes
from modsmith.site.drawing.glyphs import glyph
from modsmith.site.drawing.scene import NAME, PAD, SMALL, TILE, Line, Node, Scene

_MARGIN = 12.0
_SMALLEST = 0.72
"""The scale below which its text is too small; on a narrower screen, the drawing scrolls sideways."""


def drawing(picture: Picture, title: str) -> str:
    """The drawing as an `<svg>` element; "" for a picture without boxes.

    Args:
        picture: what is drawn.
        title: its accessible name.
    """
    if not picture.boxes:
        return ""
    scene = scenes.scene(picture)
    width, height = scene.width + 2 * _MARGIN, scene.height + 2 * _MARGIN
    body = "\n".join(_elements(scene))
    return (
        f'<svg class="drawing" role="img" aria-label="{escape(title)}" width="{width:.0f}" height="{height:.0f}"'
        f' style="min-width:{width * _SMALLEST:.0f}px"'
        f' viewBox="{-_MARGIN:.0f} {-_MARGIN:.0f} {width:.0f} {height:.0f}">\n{_HEADS}\n{body}\n</svg>'
    )


_HEADS = (
    '<defs><marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7"'
    ' orient="auto-start-reverse"><path class="d-head" d="M0 0.5L8 4 0 7.5z"/></marker></defs>'
)


def _elements(scene: Scene) -> Iterator[str]:
    for frame in scene.frames.values():
        yield _frame(frame)
    for line in scene.lines:
        yield _path(line)
    for node in scene.nodes.values():
        yield _outside(node) if node.style == "outside" else _box(node)
    for line in scene.lines:  # above everything else
        if line.arrow.label:
            yield _label(line)


def _n(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")


def _rect(node: Node, css: str, radius: float) -> str:
    return (
        f'<rect class="{css}" x="{_n(node.x)}" y="{_n(node.y)}" width="{_n(node.width)}"'
        f' height="{_n(node.height)}" rx="{radius:.0f}"/>'
    )


def _text(css: str, x: float, y: float, text: str) -> str:
    return f'<text class="{css}" x="{_n(x)}" y="{_n(y)}">{escape(text)}</text>'


def sign(kind: str, style: str, x: float, y: float, side: float) -> str:
    """The sign of a service on its tile."""
    scale = side / 24 * 0.64
    inset = (side - 24 * scale) / 2
    return (
        f'<rect class="d-tile" x="{_n(x)}" y="{_n(y)}" width="{_n(side)}" height="{_n(side)}" rx="{side / 4:.0f}"/>'
        f'<path class="d-sign" transform="translate({_n(x + inset)} {_n(y + inset)}) scale({scale:.2f})"'
        f' d="{glyph(kind, style)}"/>'
    )


def _frame(node: Node) -> str:
    parts = [_rect(node, "d-frame", 14), sign(node.sign, node.style, node.x + PAD, node.y + 9, 26)]
    x = node.x + PAD + 34
    parts.append(_text("d-kind", x, node.y + (19 if node.notes else 27), node.kind))
    if node.notes:
        parts.append(_text("d-note", x, node.y + 33, node.notes[0]))
    for number, line in enumerate(node.notes[1:], 1):
        parts.append(_text("d-note", x, node.y + 33 + number * (SMALL + 3), line))
    return f'<g class="d-{node.style}">{"".join(parts)}</g>'


def _box(node: Node) -> str:
    parts = [_rect(node, "d-box", 10)]
    x, y = node.x + PAD + 2, node.y + PAD - 2
    if node.sign:
        parts.append(sign(node.sign, node.style, node.x + PAD, node.y + (node.height - TILE) / 2, TILE))
        x = node.x + TILE + 2 * PAD
    count = bool(node.kind) + len(node.notes)
    used = count * (SMALL + 4) + len(node.names) * (NAME + 4)
    y = node.y + (node.height - used) / 2 - 1
    for css, size, lines in (
        ("d-kind", SMALL, [node.kind] if node.kind else []),
        ("d-name", NAME, node.names),
        ("d-note", SMALL, node.notes),
    ):
        for line in lines:
            y += size + 4
            parts.append(_text(css, x, y - 2.5, line))
    return f'<g class="d-{node.style}">{"".join(parts)}</g>'


def _outside(node: Node) -> str:
    middle = node.y + node.height / 2
    icon = (
        f'<path class="d-sign" transform="translate({_n(node.x + 13)} {_n(middle - 9)}) scale(.75)"'
        f' d="{glyph("", "outside")}"/>'
    )
    return (
        f'<g class="d-outside">{_rect(node, "d-box", 18)}{icon}'
        f"{_text('d-name', node.x + 37, middle + 4.5, node.names[0])}</g>"
    )


def _path(line: Line) -> str:
    first, *rest = line.points
    curves = "".join(
        f"C{' '.join(f'{_n(x)} {_n(y)}' for x, y in rest[i : i + 3])}" for i in range(0, len(rest), 3)
    )
    css = "d-line d-aside" if line.arrow.aside else "d-line"
    both = ' marker-start="url(#head)"' if line.arrow.both else ""
    return f'<path class="{css}"{both} marker-end="url(#head)" d="M{_n(first[0])} {_n(first[1])}{curves}"/>'


def _label(line: Line) -> str:
    x, y = line.at
    css = "d-label" if line.points[0][0] != line.points[-1][0] else "d-label d-side"
    return _text(css, x, y + (3.5 if css == "d-label" else 0), line.arrow.label)
