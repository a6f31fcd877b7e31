"""Where `moved` and `removed` blocks lead: what Terraform does with an address in a state.

Source: https://developer.hashicorp.com/terraform/language/moved
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from modsmith.diff.interface import Interface, Move, Removal
from modsmith.diff.reading import base

_STEP = re.compile(
    r"(?P<name>module\.[\w-]+|(?:data\.)?[\w-]+\.[\w-]+)"
    r"(?P<key>\[(?:\"(?:[^\"\\]|\\.)*\"|[^\]\"]*)\])?(?:\.|$)"
)


@dataclass(frozen=True)
class Step:
    """A part of an address: `module.key["a"]`, or a resource.

    Attributes:
        name: without the key.
        key: of the instance, with its brackets, or "".
    """

    name: str
    key: str = ""

    def __str__(self) -> str:
        return f"{self.name}{self.key}"


def steps(address: str) -> tuple[Step, ...]:
    """The parts of an address."""
    return tuple(Step(found["name"], found["key"] or "") for found in _STEP.finditer(address))


def joined(parts: Iterable[Step]) -> str:
    """The address with these parts."""
    return ".".join(map(str, parts))


def has_key(address: str) -> bool:
    """Whether an address names an instance by its key."""
    return bool(steps(address)[-1:] and steps(address)[-1].key)


class Moves:
    """The `moved` blocks of a module.

    Args:
        moves: the blocks.
        removals: its `removed` blocks.
    """

    def __init__(self, moves: Iterable[Move], removals: Iterable[Removal] = ()) -> None:
        self._moves = [(steps(one.old), steps(one.new)) for one in moves]
        self._removals = list(removals)

    def follow(self, address: str) -> list[str]:
        """The addresses without keys where the instances of a resource are moved, through chains; empty for nowhere."""
        found: list[str] = []
        seen, open_ = {address}, [address]
        for at in open_:
            onward = [one for one in self._next_bases(at) if one not in seen]
            seen.update(onward)
            open_ += onward
            if not onward and at != address:
                found.append(at)
        return found

    def _next_bases(self, address: str) -> list[str]:
        made = (_applied(_bare(old), _bare(new), steps(address)) for old, new in self._moves)
        return list(dict.fromkeys(joined(one) for one in made if one is not None and joined(one) != address))

    def instance(self, address: str) -> str:
        """The address to which an instance is moved, through chains; its own if it is not moved."""
        at, seen = steps(address), set[tuple[Step, ...]]()
        while at not in seen:
            seen.add(at)
            at = next((made for old, new in self._moves if (made := _applied(old, new, at))), at)
        return joined(at)

    def removal(self, address: str) -> Removal | None:
        """The `removed` block for a resource, or for a module that it is in."""
        inside = steps(base(address))
        for one in self._removals:
            of = _bare(steps(one.old))
            if of and inside[: len(of)] == of:
                return one
        return None


def _bare(parts: tuple[Step, ...]) -> tuple[Step, ...]:
    return tuple(Step(one.name) for one in parts)


def _applied(
    old: tuple[Step, ...], new: tuple[Step, ...], address: tuple[Step, ...]
) -> tuple[Step, ...] | None:
    """An address after one move; None if the move is of something else.

    A move in a called module applies to all instances of the module.
    """
    if not old or not new or len(address) < len(old):
        return None
    same = 0
    while same < min(len(old), len(new)) - 1 and old[same] == new[same]:
        same += 1
    *inner, last = address[: len(old)]
    for at, one in enumerate(inner):
        if one.name != old[at].name or (one.key != old[at].key and (old[at].key or at >= same)):
            return None
    if last.name != old[-1].name:
        return None
    carried = last.key
    if old[-1].key or new[-1].key:
        if last.key != old[-1].key:
            return None
        carried = new[-1].key
    return (*address[:same], *new[same:-1], Step(new[-1].name, carried), *address[len(old) :])


def problems(interface: Interface) -> Iterator[tuple[str, str]]:
    """What Terraform refuses about the `moved` and `removed` blocks of a module: an address, and a sentence."""
    targets: dict[str, set[str]] = {}
    sources: dict[str, set[str]] = {}
    for one in interface.moves:
        targets.setdefault(one.old, set()).add(one.new)
        sources.setdefault(one.new, set()).add(one.old)
    for old, to in targets.items():
        if len(to) > 1:
            yield old, f"{old} is moved to more than one address: {', '.join(sorted(to))}."
    for new, of in sources.items():
        if len(of) > 1:
            yield new, f"More than one address is moved to {new}: {', '.join(sorted(of))}."
    declared = interface.resources.keys() | interface.calls.keys()
    for one in dict.fromkeys(interface.moves):
        yield from _problem(one, targets, declared)
    for removal in interface.removals:
        if base(removal.old) in declared:
            yield removal.old, f"{removal.old} is removed by a block and still declared."


def _problem(move: Move, targets: dict[str, set[str]], declared: set[str]) -> Iterator[tuple[str, str]]:
    old, new = steps(move.old), steps(move.new)
    if not old or not new or _is_module(old) != _is_module(new):
        yield move.old, f"{move.old} and {move.new} are not two resources or two modules."
    elif move.old == move.new:
        yield move.old, f"{move.old} is moved to itself."
    elif _returns(move.old, targets):
        yield move.old, f"{move.old} is moved in a circle."
    elif not has_key(move.old) and base(move.old) != base(move.new) and base(move.old) in declared:
        yield move.old, f"{move.old} is moved to {move.new} and still declared."


def _is_module(parts: tuple[Step, ...]) -> bool:
    return parts[-1].name.startswith("module.")


def _returns(start: str, targets: dict[str, set[str]]) -> bool:
    open_ = list(targets.get(start, ()))
    for at in open_:
        if at == start:
            return True
        open_ += [one for one in targets.get(at, ()) if one not in open_]
    return False
