"""The drawing of a module's page."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from modsmith.readme.diagram.compact import Picture
from modsmith.site.drawing import tall, wide
from modsmith.site.drawing.boxes import NAME, PAD, SMALL, TILE
from modsmith.site.drawing.glyphs import glyph
from modsmith.site.drawing.scene import Line, Node, Scene

_SMALLEST = 0.89
"""The scale below which text is too small."""

_STEPS = (30, 42, 52, 63)
"""The widths in rem from which the style sheet shows a drawing in columns: `.from-30` and so on."""

_REM = 16


def drawing(picture: Picture, title: str) -> str:
    """The drawing as two `<svg>` elements; "" for a picture without boxes.

    The style sheet shows one of them: that in columns where there is room for it, and otherwise that in one column.

    Args:
        picture: what is drawn.
        title: its accessible name.
    """
    if not picture.boxes:
        return ""
    across, down = wide.scene(picture), tall.scene(picture)
    least = (across.width + 2 * _MARGIN_WIDE) * _SMALLEST / _REM
    step = next((f" from-{step}" for step in _STEPS if step >= least), "")
    shown = [_svg(across, title, f"wide{step}", _MARGIN_WIDE)] if step else []
    return "\n".join([*shown, _svg(down, title, f"tall{step}", _MARGIN_TALL)])


_MARGIN_WIDE, _MARGIN_TALL = 8.0, 2.0


def _svg(scene: Scene, title: str, css: str, margin: float) -> str:
    width, height = scene.width + 2 * margin, scene.height + 2 * margin
    head = f"head-{css.split(maxsplit=1)[0]}"
    body = "\n".join(_elements(scene, head))
    return (
        f'<svg class="drawing {css}" role="img" aria-label="{escape(title)}"'
        f' width="{width:.0f}" height="{height:.0f}"'
        f' viewBox="{-margin:.0f} {-margin:.0f} {width:.0f} {height:.0f}">\n{_head(head)}\n{body}\n</svg>'
    )


def _head(id_: str) -> str:
    return (
        f'<defs><marker id="{id_}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7"'
        ' orient="auto-start-reverse"><path class="d-head" d="M0 0.5L8 4 0 7.5z"/></marker></defs>'
    )


def _elements(scene: Scene, head: str) -> Iterator[str]:
    for frame in scene.frames.values():
        yield _frame(frame)
    for line in scene.lines:
        yield _path(line, head)
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
    middle = node.center[1]
    icon = (
        f'<path class="d-sign" transform="translate({_n(node.x + 13)} {_n(middle - 9)}) scale(.75)"'
        f' d="{glyph("", "outside")}"/>'
    )
    first = middle + 4.5 - (len(node.names) - 1) * (NAME + 4) / 2
    names = "".join(
        _text("d-name", node.x + 37, first + number * (NAME + 4), name)
        for number, name in enumerate(node.names)
    )
    return f'<g class="d-outside">{_rect(node, "d-box", 18)}{icon}{names}</g>'


def _path(line: Line, head: str) -> str:
    first, *rest = line.points
    curves = "".join(
        f"C{' '.join(f'{_n(x)} {_n(y)}' for x, y in rest[i : i + 3])}" for i in range(0, len(rest), 3)
    )
    css = "d-line d-aside" if line.arrow.aside else "d-line"
    both = f' marker-start="url(#{head})"' if line.arrow.both else ""
    return f'<path class="{css}"{both} marker-end="url(#{head})" d="M{_n(first[0])} {_n(first[1])}{curves}"/>'


def _label(line: Line) -> str:
    return _text(f"d-label d-{line.anchor}", *line.at, line.arrow.label)
