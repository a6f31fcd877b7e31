"""How wide text is, roughly: nobody knows the reader's font, so every estimate is on the wide side."""

from __future__ import annotations

_NARROW, _WIDE = frozenset("fijlrtI.,:;'|!()[] "), frozenset("mwMW@—")


def width(text: str, size: float) -> float:
    """The width of a text in pixels, in a sans-serif font of this size."""
    return sum(_em(letter) for letter in text) * size


def _em(letter: str) -> float:
    if letter in _NARROW:
        return 0.36
    if letter in _WIDE:
        return 0.95
    return 0.72 if letter.isupper() else 0.6


def shortened(text: str, size: float, most: float) -> str:
    """The text, or as much of it as fits, with an ellipsis."""
    if width(text, size) <= most:
        return text
    while text and width(f"{text}…", size) > most:
        text = text[:-1]
    return f"{text.rstrip()}…"


def wrapped(text: str, size: float, most: float) -> list[str]:
    """The text in lines that fit; a longer word is shortened."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, size) <= most:
            lines[-1] = longer
        else:
            lines.append(shortened(word, size, most))
    return lines
