"""Draws a run as SVG: shards against load, and below how long records wait. The same bytes for the same run."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.etree import ElementTree as Xml

from tests.shard_scaler.simulation import Run

WIDTH, LEFT, RIGHT = 960, 64, 24
TOP, UPPER, GAP, LOWER, BOTTOM = 44, 280, 44, 90, 36
HEIGHT = TOP + UPPER + GAP + LOWER + BOTTOM
LOAD, SHARDS, DELAY, INK, FAINT = "#9ecae1", "#08519c", "#cb181d", "#333333", "#d9d9d9"
STEP = 120


def draw(run: Run, *, bounds: tuple[int, int], title: str) -> str:
    """The picture of a run.

    Args:
        run: to be drawn; one shard carries 1,000 records a second, so that both have one axis.
        bounds: fewest and most shards.
        title: for those who cannot see it.
    """
    return _Picture(run, bounds).text(title)


class _Picture:
    def __init__(self, run: Run, bounds: tuple[int, int]) -> None:
        self.run, self.bounds, self.seconds = run, bounds, len(run.offered)
        self.highest = 60
        self.longest = max(60, -(-max(run.delay) // 60) * 60)
        box = {"width": str(WIDTH), "height": str(HEIGHT), "viewBox": f"0 0 {WIDTH} {HEIGHT}"}
        self.svg = Xml.Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "role": "img", **box})

    def text(self, title: str) -> str:
        Xml.SubElement(self.svg, "title").text = title
        self._add("rect", width=WIDTH, height=HEIGHT, fill="#ffffff")
        self._axes()
        self._load_and_shards()
        self._delay()
        Xml.indent(self.svg)
        return Xml.tostring(self.svg, encoding="unicode") + "\n"

    def _axes(self) -> None:
        for shards in range(0, self.highest + 1, 10):
            self._rule(self._up(shards), dashed=shards in self.bounds)
            self._label(LEFT - 8, self._up(shards) + 4, str(shards), anchor="end")
        for seconds in (0, self.longest):
            self._rule(self._down(seconds), dashed=False)
            self._label(LEFT - 8, self._down(seconds) + 4, f"{seconds} s", anchor="end")
        for hour in range(0, self.seconds // 3600 + 1, 3):
            self._label(self._across(hour * 3600), HEIGHT - 14, f"{hour:02}:00", anchor="middle")
        fewest, most = self.bounds
        self._label(LEFT + 8, self._up(most) - 6, f"at most {most} shards")
        self._label(LEFT + 8, self._up(fewest) - 6, f"at least {fewest}")

    def _load_and_shards(self) -> None:
        times = range(0, self.seconds, STEP)
        loads = [(self._across(at), self._up(max(self.run.offered[at : at + STEP]) / 1000)) for at in times]
        self._area(loads, self._up(0), LOAD)
        corners = [(self._across(0), self._up(self.run.shards[0]))]
        for at in range(1, self.seconds):
            if self.run.shards[at] != self.run.shards[at - 1]:
                corners.append((self._across(at), corners[-1][1]))
                corners.append((self._across(at), self._up(self.run.shards[at])))
        corners.append((self._across(self.seconds), corners[-1][1]))
        self._add("polyline", points=_points(corners), fill="none", stroke=SHARDS, **{"stroke-width": 2})
        self._label(LEFT, 24, "open shards", colour=SHARDS, bold=True)
        self._label(LEFT + 96, 24, "and thousands of new records a second", colour="#4292c6", bold=True)

    def _delay(self) -> None:
        times = range(0, self.seconds, STEP)
        delays = [(self._across(at), self._down(max(self.run.delay[at : at + STEP]))) for at in times]
        self._area(delays, self._down(0), DELAY)
        above = self._down(self.longest) - 12
        self._label(
            LEFT, above, "age of the oldest record that waits at its producer", colour=DELAY, bold=True
        )

    def _across(self, second: float) -> float:
        return LEFT + (WIDTH - LEFT - RIGHT) * second / self.seconds

    def _up(self, shards: float) -> float:
        return TOP + UPPER * (1 - shards / self.highest)

    def _down(self, seconds: float) -> float:
        return TOP + UPPER + GAP + LOWER * (1 - seconds / self.longest)

    def _rule(self, y: float, *, dashed: bool) -> None:
        style = {"stroke": INK, "stroke-dasharray": "6 4"} if dashed else {"stroke": FAINT}
        self._add("line", x1=LEFT, x2=WIDTH - RIGHT, y1=_number(y), y2=_number(y), **style)

    def _area(self, points: Sequence[tuple[float, float]], base: float, colour: str) -> None:
        closed = [(points[0][0], base), *points, (points[-1][0], base)]
        self._add("polygon", points=_points(closed), fill=colour)

    def _label(
        self, x: float, y: float, text: str, *, anchor: str = "start", colour: str = INK, bold: bool = False
    ) -> None:
        font = {"font-family": "sans-serif", "font-size": "13", "font-weight": "bold" if bold else "normal"}
        place = {"x": _number(x), "y": _number(y), "text-anchor": anchor}
        self._add("text", **place, **font, fill=colour).text = text

    def _add(self, tag: str, **attributes: object) -> Xml.Element:
        return Xml.SubElement(self.svg, tag, {name: str(value) for name, value in attributes.items()})


def _points(points: Iterable[tuple[float, float]]) -> str:
    return " ".join(f"{_number(x)},{_number(y)}" for x, y in points)


def _number(value: float) -> str:
    return f"{value:.1f}"
