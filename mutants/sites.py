"""Where a module can be weakened: the arguments, blocks and resources that a control guards or a promise names.

A control may guard what belongs to a resource and not the resource itself, such as the alarms on a table. Several of
these may stand in for one another, so all that belong to one resource are weakened at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from hcl2.api import parses
from hcl2.query.blocks import BlockView
from hcl2.query.body import DocumentView

from generators.spec import ModuleSpec
from validators import hcl
from validators.configuration.values import refers
from validators.configuration.world import Resource, World, base
from validators.control import Control, load
from validators.examples import by_default, called

Kind = Literal["attribute", "block", "resource"]


@dataclass(frozen=True)
class Site:
    """A piece of a module's text.

    Attributes:
        address: of the resource that it is in.
        path: within it, without indices; "" for the resource itself.
        kind: what it is.
        file: relative to the module.
        start: of its text in the file.
        end: of its text in the file.
        each: start and end of the `for_each` of a `dynamic` block, or None.
    """

    address: str
    path: str
    kind: Kind
    file: str
    start: int
    end: int
    each: tuple[int, int] | None = None


@dataclass(frozen=True)
class Target:
    """Sites that are weakened together, and the control or promise that must notice.

    Attributes:
        sites: all of one path, each in another block.
        control: id of the control or promise.
        judged: addresses, or types, of the resources that the finding may name.
        by_promise: whether exactly the promised value is asked for, and not just a safe one.
    """

    sites: tuple[Site, ...]
    control: str
    judged: tuple[str, ...]
    by_promise: bool = False


def targets(folder: Path, spec: ModuleSpec) -> list[Target]:
    """All of them in one module."""
    found = [site for path in sorted(folder.glob("*.tf")) for site in sites(path)]
    module = hcl.read(folder)
    worlds = [*by_default(module), *called(module, sorted(folder.glob("examples/*")))]
    tied = _Ties(worlds)
    guarded = [target for control in load().values() for target in _guarded(control, found, tied)]
    return list(dict.fromkeys([*guarded, *_promised(spec, found)]))


def _guarded(control: Control, found: Iterable[Site], tied: _Ties) -> Iterator[Target]:
    for type_, path in control.guards:
        here = [site for site in found if site.path == path and _type(site.address) == type_]
        if type_ in control.types:
            yield from (Target((site,), control.id, (site.address, *control.types)) for site in here)
        else:
            yield from _companions(control, here, tied)


def _companions(control: Control, here: list[Site], tied: _Ties) -> Iterator[Target]:
    """What belongs to one judged resource, together; all of it where nothing says to which it belongs."""
    groups = {
        address: tuple(site for site in here if site.address in tied.to(address))
        for address in tied.of(control.types)
    }
    if not any(groups.values()) and groups and here:
        yield Target(tuple(here), control.id, control.types)
    for address, group in groups.items():
        if group:
            yield Target(group, control.id, (address,))


class _Ties:
    """Which resources refer to which."""

    def __init__(self, worlds: Iterable[World]) -> None:
        self._to: dict[str, set[str]] = {}
        self._types: dict[str, str] = {}
        for world in worlds:
            for one in world.resources:
                if one.exists is not False:
                    self._types.setdefault(one.base, one.type)
                    for address in _referred(one):
                        self._to.setdefault(address, set()).add(one.base)

    def of(self, types: tuple[str, ...]) -> list[str]:
        """Addresses of resources that are made, of some types."""
        return [address for address, type_ in self._types.items() if type_ in types]

    def to(self, address: str) -> set[str]:
        """Addresses of what refers to a resource."""
        return self._to.get(address, set())


def _referred(resource: Resource) -> set[str]:
    return {base(address) for value in _values(resource.body) for address in refers(value)}


def _values(value: Any) -> Iterator[Any]:
    if isinstance(value, Mapping):
        for key in value:
            yield from _values(value[key])
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _values(item)
    else:
        yield value


def _promised(spec: ModuleSpec, found: list[Site]) -> Iterator[Target]:
    for promise in spec.promises:
        paths = {*promise.expects, *(path for values in promise.by_environment.values() for path in values)}
        for path in sorted(paths):
            for site in _at(path, promise.resources, found):
                yield Target((site,), promise.control, (site.address,), by_promise=True)


def _at(path: str, patterns: tuple[str, ...], found: list[Site]) -> Iterator[Site]:
    """The sites of a promised path, whose indices count the blocks of one name."""
    plain = ".".join(step for step in path.split(".") if not step.isdigit())
    numbers = [int(step) for step in path.split(".") if step.isdigit()]
    by_address: dict[str, list[Site]] = {}
    for site in found:
        if any(fnmatchcase(site.address, pattern) for pattern in patterns) and site.path == plain:
            by_address.setdefault(site.address, []).append(site)
    for same in by_address.values():
        # with one place there is no doubt; of several, the first index counts the outermost block
        yield same[0] if len(same) == 1 else same[min(numbers[0] if numbers else 0, len(same) - 1)]


def _type(address: str) -> str:
    head = address.split(".")
    return ".".join(head[:2]) if head[0] == "data" else head[0]


@lru_cache(maxsize=64)
def sites(path: Path) -> tuple[Site, ...]:
    """All arguments, blocks and resources of a file."""
    return tuple(_sites(path.read_text("utf-8"), path.name))


def _sites(text: str, file: str) -> Iterator[Site]:
    for view in DocumentView(parses(text)).blocks():
        if (
            isinstance(view, BlockView)
            and view.block_type in ("resource", "data")
            and len(view.name_labels) == 2
        ):
            prefix = "data." if view.block_type == "data" else ""
            address = prefix + ".".join(view.name_labels)
            yield Site(address, "", "resource", file, *_span(view))
            yield from _inside(view, address, "", file)


def _inside(view: BlockView, address: str, path: str, file: str) -> Iterator[Site]:
    for attribute in view.attributes():
        (name,) = attribute.to_dict()
        yield Site(address, _join(path, name), "attribute", file, *_span(attribute))
    for block in view.blocks():
        if not isinstance(block, BlockView):
            continue
        if block.block_type == "dynamic" and block.name_labels:
            inner = _join(path, block.name_labels[0])
            each = next((_span(one) for one in block.attributes() if "for_each" in one.to_dict()), None)
            yield Site(address, inner, "block", file, *_span(block), each)
            for content in block.blocks():
                if isinstance(content, BlockView) and content.block_type == "content":
                    yield from _inside(content, address, inner, file)
        elif block.block_type != "lifecycle":
            inner = _join(path, block.block_type)
            yield Site(address, inner, "block", file, *_span(block))
            yield from _inside(block, address, inner, file)


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _span(view: Any) -> tuple[int, int]:
    meta: Any = view.raw._meta
    return meta.start_pos, meta.end_pos
