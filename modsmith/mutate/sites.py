"""Where a module can be weakened: the arguments, blocks and resources that a control guards or a promise names.

A control can guard something that belongs to a resource, such as the alarms on a table, instead of the resource itself.
Several of these can replace one another, so all that belong to one resource are weakened at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from hcl2.api import parses
from hcl2.query.blocks import BlockView
from hcl2.query.body import DocumentView

from modsmith.evaluate.defaults import default
from modsmith.evaluate.evaluation import Evaluation, base
from modsmith.evaluate.values import refers
from modsmith.hcl.read import configuration
from modsmith.spec.model import ModuleSpec, Promise
from modsmith.validate import examples
from modsmith.validate.control import Control, load
from modsmith.validate.results import checking, matrix

Kind = Literal["attribute", "block", "resource"]


@dataclass(frozen=True)
class Site:
    """A part of a module's text.

    Attributes:
        address: of the resource that contains it.
        path: within the resource, without indices; "" for the resource itself.
        kind: what it is.
        file: relative to the module.
        start: start offset in the file.
        end: end offset in the file.
        each: start and end of the `for_each` or `count` of a resource or `dynamic` block, or None.
        denies: whether it is in a statement that denies.
    """

    address: str
    path: str
    kind: Kind
    file: str
    start: int
    end: int
    each: tuple[int, int] | None = None
    denies: bool = False


@dataclass(frozen=True)
class Target:
    """Sites that are weakened together, and the control or promise that must detect it.

    Attributes:
        sites: all of one path.
        control: id of the control or promise.
        checked: addresses of the resources that the finding may name.
        by_promise: whether exactly the promised value is required, and not just a safe one.
        adds: an argument to switch off that has the provider's default so far, or "".
    """

    sites: tuple[Site, ...]
    control: str
    checked: tuple[str, ...]
    by_promise: bool = False
    adds: str = ""


def targets(folder: Path, spec: ModuleSpec) -> list[Target]:
    """All targets in one module."""
    found = [site for path in sorted(folder.glob("*.tf")) for site in sites(path)]
    module = configuration.read(folder)
    known = Known(examples.evaluations(module, examples.roots(folder)))
    guarded = [target for control in load().values() for target in _guarded(control, found, known)]
    return list(dict.fromkeys([*guarded, *_promised(spec, found)]))


def _guarded(control: Control, found: Sequence[Site], known: Known) -> Iterator[Target]:
    for type_ in dict.fromkeys(type_ for type_, _ in control.guards):
        blocks = list(dict.fromkeys(site.address for site in found if _type(site.address) == type_))
        owners = _owners(control, blocks, known)
        for path in [path for other, path in control.guards if other == type_]:
            for group in owners:
                here = tuple(site for site in found if site.path == path and site.address in group)
                alone = not path and any(known.referring(address) for address in group)
                if here and not alone:  # Terraform itself rejects the removal of what others refer to
                    yield Target(here, control.id, owners[group])


def _owners(control: Control, blocks: Sequence[str], known: Known) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Blocks that are weakened together, and the resources that pass because of them.

    A block that passes itself is weakened alone. Of the others, all that belong to one resource are weakened together;
    if that is unknown, all of them are.
    """
    owners: dict[tuple[str, ...], tuple[str, ...]] = {}
    passing = known.passing(control.id)
    for address in blocks:
        if address in passing:
            owners[(address,)] = (address,)
    rest = [address for address in blocks if address not in passing]
    for owner in passing:
        group = tuple(address for address in rest if address in known.referring(owner))
        if group:
            owners[group] = (*owners.get(group, ()), owner)
    if rest and passing and not owners:
        owners[tuple(rest)] = passing
    return owners


class Known:
    """Facts about the unchanged module: which resources refer to which, and which pass.

    Args:
        evaluations: of the module.
    """

    def __init__(self, evaluations: Sequence[Evaluation]) -> None:
        self._referring: dict[str, set[str]] = {}
        for evaluation in evaluations:
            for one in evaluation.resources:
                for address in refers(one.body) if one.exists is not False else ():
                    self._referring.setdefault(base(address), set()).add(one.base)
        check_results = matrix.check_results(checking.check(evaluations))
        self._passing: dict[str, list[str]] = {}
        for entry in check_results:
            if entry.status == "pass":
                self._passing.setdefault(entry.control, []).append(entry.address)

    def passing(self, control: str) -> tuple[str, ...]:
        """Addresses of the resources that pass a control."""
        return tuple(self._passing.get(control, ()))

    def referring(self, address: str) -> set[str]:
        """Addresses of the resources that refer to a resource."""
        return self._referring.get(address, set())


def _promised(spec: ModuleSpec, found: list[Site]) -> Iterator[Target]:
    for promise in spec.promises:
        paths = {*promise.expects, *(path for values in promise.by_environment.values() for path in values)}
        for path in sorted(paths):
            here = list(_at(path, promise.blocks, found))
            for site in here:
                yield Target((site,), promise.control, (site.address,), by_promise=True)
            if not here and default_of(promise, path) is True:
                for site in _at("", promise.blocks, found):
                    yield Target((site,), promise.control, (site.address,), by_promise=True, adds=path)


def default_of(promise: Promise, path: str) -> Any:
    """The provider's default for a promised argument that the module omits."""
    return next(
        (value for pattern in promise.resources if (value := default(pattern.split(".")[0], path))), None
    )


def _at(path: str, patterns: tuple[str, ...], found: list[Site]) -> Iterator[Site]:
    """The sites of a promised path, whose indices count the blocks of one name."""
    plain = ".".join(step for step in path.split(".") if not step.isdigit())
    known = {site.path for site in found if any(fnmatchcase(site.address, pattern) for pattern in patterns)}
    while plain not in known and "." in plain:
        plain = plain.rpartition(".")[0]  # within a map, whose argument is weakened as a whole
    numbers = [int(step) for step in path.split(".") if step.isdigit()]
    by_address: dict[str, list[Site]] = {}
    for site in found:
        if any(fnmatchcase(site.address, pattern) for pattern in patterns) and site.path == plain:
            by_address.setdefault(site.address, []).append(site)
    for same in by_address.values():
        # a single site is unambiguous; otherwise, the first index counts the outermost block
        yield same[0] if len(same) == 1 else same[min(numbers[0] if numbers else 0, len(same) - 1)]


def _type(address: str) -> str:
    head = address.split(".")
    return ".".join(head[:2]) if head[0] == "data" else head[0]


@lru_cache(maxsize=64)
def sites(path: Path) -> tuple[Site, ...]:
    """All arguments, blocks and resources of a file."""
    return tuple(of_text(path.read_text("utf-8"), path.name))


def of_text(text: str, file: str) -> Iterator[Site]:
    """All arguments, blocks and resources of a file's text."""
    for view in DocumentView(parses(text)).blocks():
        if (
            isinstance(view, BlockView)
            and view.block_type in ("resource", "data")
            and len(view.name_labels) == 2
        ):
            prefix = "data." if view.block_type == "data" else ""
            address = prefix + ".".join(view.name_labels)
            many = (_span(one) for one in view.attributes() if {"count", "for_each"} & set(one.to_dict()))
            yield Site(address, "", "resource", file, *_span(view), next(many, None))
            yield from _inside(view, address, "", file)


def _inside(view: BlockView, address: str, path: str, file: str, denies: bool = False) -> Iterator[Site]:
    written = [one.to_dict() for one in view.attributes()]
    denies = denies or any("Deny" in str(one.get("effect")) for one in written)
    for attribute, one in zip(view.attributes(), written, strict=True):
        (name,) = one
        yield Site(address, _join(path, name), "attribute", file, *_span(attribute), denies=denies)
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
        elif path or block.block_type != "lifecycle":  # below the resource it is an argument of the provider
            inner = _join(path, block.block_type)
            yield Site(address, inner, "block", file, *_span(block))
            yield from _inside(block, address, inner, file, denies)


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _span(view: Any) -> tuple[int, int]:
    meta: Any = view.raw._meta
    return meta.start_pos, meta.end_pos
