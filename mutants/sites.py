"""Where a module can be weakened: the arguments, blocks and resources that a control guards or a promise names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from hcl2.api import parses
from hcl2.query.blocks import BlockView
from hcl2.query.body import DocumentView

from generators.spec import ModuleSpec
from validators.control import Control, load

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
    """

    address: str
    path: str
    kind: Kind
    file: str
    start: int
    end: int


@dataclass(frozen=True)
class Target:
    """A site, and the control or promise that must notice what is done to it.

    Attributes:
        site: what is weakened.
        control: id of the control or promise.
        judged: types of the resources that the finding may name; the site's own address is always right.
    """

    site: Site
    control: str
    judged: tuple[str, ...]


def targets(folder: Path, spec: ModuleSpec) -> list[Target]:
    """All of them in one module."""
    found = [site for path in sorted(folder.glob("*.tf")) for site in sites(path)]
    guarded = [target for control in load().values() for target in _guarded(control, found)]
    return list(dict.fromkeys([*guarded, *_promised(spec, found)]))


def _guarded(control: Control, found: list[Site]) -> Iterator[Target]:
    for type_, path in control.guards:
        for site in found:
            if site.path == path and _type(site.address) == type_:
                yield Target(site, control.id, control.types)


def _promised(spec: ModuleSpec, found: list[Site]) -> Iterator[Target]:
    for promise in spec.promises:
        paths = {*promise.expects, *(path for values in promise.by_environment.values() for path in values)}
        for path in sorted(paths):
            for site in _at(path, promise.resources, found):
                yield Target(site, promise.control, ())


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
            yield Site(address, inner, "block", file, *_span(block))
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
