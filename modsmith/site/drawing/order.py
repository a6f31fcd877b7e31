"""Orders the nodes of each column so that few arrows cross, by the mean places of their neighbors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_SWEEPS = 8
Link = tuple[str, str]
"""An arrow from a node to one in the next column."""


def ordered(column: Mapping[str, int], links: Sequence[Link]) -> list[list[str]]:
    """The nodes of each column from top to bottom, with the fewest crossings that the sweeps find.

    Args:
        column: of each node; their order is the first one.
        links: between neighboring columns.
    """
    found: list[list[str]] = [[] for _ in range(max(column.values(), default=-1) + 1)]
    for name, number in column.items():
        found[number].append(name)
    best, fewest = found, crossings(found, links)
    for sweep in range(_SWEEPS):
        found = _swept(found, neighbors(links, back=bool(sweep % 2)), back=bool(sweep % 2))
        count = crossings(found, links)
        if count < fewest:
            best, fewest = found, count
    return best


def neighbors(links: Sequence[Link], *, back: bool) -> dict[str, list[str]]:
    """The nodes before each node; those after it if `back`."""
    found: dict[str, list[str]] = {}
    for source, target in links:
        found.setdefault(source if back else target, []).append(target if back else source)
    return found


def crossings(columns: Sequence[Sequence[str]], links: Sequence[Link]) -> int:
    """How many pairs of arrows cross."""
    place = {name: (index, at) for index, names in enumerate(columns) for at, name in enumerate(names)}
    ends = [(place[source], place[target]) for source, target in links]
    return sum(
        a[0][0] == b[0][0] and (a[0][1] - b[0][1]) * (a[1][1] - b[1][1]) < 0
        for index, a in enumerate(ends)
        for b in ends[index + 1 :]
    )


def _swept(
    columns: Sequence[Sequence[str]], near: Mapping[str, Sequence[str]], *, back: bool
) -> list[list[str]]:
    """The columns, each in the order of its neighbors in the column before it; after it if `back`."""
    found: list[list[str]] = []
    for names in reversed(columns) if back else columns:
        found.append(_sorted(names, near, found[-1] if found else ()))
    return found[::-1] if back else found


def _sorted(names: Sequence[str], near: Mapping[str, Sequence[str]], fixed: Sequence[str]) -> list[str]:
    place = {name: at for at, name in enumerate(fixed)}

    def wanted(one: tuple[int, str]) -> float:
        at, name = one
        places = [place[other] for other in near.get(name, ()) if other in place]
        return sum(places) / len(places) if places else at / len(names) * len(fixed)

    return [name for _, name in sorted(enumerate(names), key=wanted)]
