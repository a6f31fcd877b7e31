"""The arrows of a picture in words, for those who cannot see it."""

from __future__ import annotations

from modsmith.readme.diagram.compact import Picture


def flows(picture: Picture) -> list[tuple[str, str, str]]:
    """Source, target and label of each arrow; the label is "" for plain data."""
    return [
        (_name(picture, source), _name(picture, target), ("both ways" if arrow.both else "") or arrow.label)
        for (source, target), arrow in picture.arrows.items()
    ]


def _name(picture: Picture, id_: str) -> str:
    if id_ in picture.groups:
        return picture.boxes[picture.groups[id_][0]].kind.plural
    box = picture.boxes[id_]
    kind = box.kind.plural if len(box.names) > 1 and not box.kind.shared else box.kind.name
    return ": ".join(filter(None, [kind, ", ".join(name for name in box.names if name)]))
