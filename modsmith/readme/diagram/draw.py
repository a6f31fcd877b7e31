"""A picture as Mermaid's text."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from modsmith.readme.diagram import names
from modsmith.readme.diagram.compact import Picture
from modsmith.readme.diagram.graph import Arrow, Box

_MOST_NAMES = 6
_WIDTH = 24
"""Columns of a note; Mermaid breaks lines that are much longer."""
_LINE = "#8b949e"
"""A grey that is readable on a light and on a dark page."""

_STYLES = {
    "store": "fill:#dbeafe,stroke:#2563eb,color:#172554",
    "flow": "fill:#fce7f3,stroke:#be185d,color:#500724",
    "compute": "fill:#ffedd5,stroke:#c2410c,color:#431407",
    "edge": "fill:#ede9fe,stroke:#6d28d9,color:#2e1065",
    "watch": "fill:#dcfce7,stroke:#15803d,color:#052e16",
    "plain": "fill:#f1f5f9,stroke:#475569,color:#0f172a",
    "outside": "fill:#ffffff,stroke:#64748b,color:#334155,stroke-dasharray:4 3",
}
"""Colours by class: dark text on a light box is readable on a light and on a dark page."""

_SHAPES = {
    "store": ('[("', '")]'),
    "compute": ('("', '")'),
    "outside": ('(["', '"])'),
}
"""Opening and closing mark of a box; a rectangle for other classes."""


def text(picture: Picture) -> str:
    """The flowchart, from left to right."""
    grouped = {id_ for ids in picture.groups.values() for id_ in ids}
    lines = ["flowchart LR"]
    for id_, box in picture.boxes.items():
        if id_ not in grouped:
            lines.append(f"  {_box(box)}")
    for name, ids in picture.groups.items():
        first = picture.boxes[ids[0]]
        common = [n for n in first.notes if all(n in picture.boxes[id_].notes for id_ in ids)]
        place = [f"provider {first.place}"] if first.place else []
        title = ", ".join([first.kind.plural, *place, *common])
        lines.append(f'  subgraph {name}["{_escaped(title)}"]')
        lines += [f"    {_box(picture.boxes[id_], said=common, is_grouped=True)}" for id_ in ids]
        lines.append("  end")
    lines += [f"  {source} {_arrow(arrow)} {target}" for (source, target), arrow in picture.arrows.items()]
    return "\n".join([*lines, *_styles(picture)])


def _box(box: Box, *, said: Sequence[str] = (), is_grouped: bool = False) -> str:
    opening, closing = _SHAPES.get(box.kind.style, ('["', '"]'))
    shown = [f"<b>{_escaped(name)}</b>" for name in names.listed([n for n in box.names if n], _MOST_NAMES)]
    kind = box.kind.plural if len(shown) > 1 and box.kind.name and not box.kind.shared else box.kind.name
    above = [] if is_grouped and shown else [_escaped(kind)] if kind else []
    if not box.names:
        above = [f"<b>{line}</b>" for line in above]
    place = [f"provider {box.place}"] if box.place and not is_grouped else []
    lines = [
        line
        for note in (*place, *(note for note in box.notes if note not in said))
        for line in textwrap.wrap(note, _WIDTH)
    ]
    notes = [f"<i>{_escaped(line)}</i>" for line in lines]
    return f"{box.id}{opening}{'<br/>'.join([*above, *shown, *notes])}{closing}:::{box.kind.style}"


def _arrow(arrow: Arrow) -> str:
    start = "<" if arrow.both else ""
    line = f"{start}-.->" if arrow.aside else f"{start}-->"
    return f'{line}|"{_escaped(arrow.label)}"|' if arrow.label else line


def _styles(picture: Picture) -> Iterator[str]:
    used = {box.kind.style for box in picture.boxes.values()}
    yield from (f"  classDef {name} {style}" for name, style in _STYLES.items() if name in used)
    if picture.groups:
        yield f"  classDef group fill:none,stroke:{_LINE},color:{_LINE}"
        yield f"  class {','.join(picture.groups)} group"
    if picture.arrows:
        yield f"  linkStyle default stroke:{_LINE}"


def _escaped(text_: str) -> str:
    """Text in quotes: Mermaid has entities for what ends a text or starts a tag."""
    for character, entity in (("#", "#35;"), ('"', "#quot;"), ("<", "#lt;"), (">", "#gt;"), ("`", "#96;")):
        text_ = text_.replace(character, entity)
    return text_
