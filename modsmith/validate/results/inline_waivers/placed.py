"""What the comments of one module's files ask for: which control, for which resource or call, and where in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from modsmith.hcl.blocks import Expression, Template, Value
from modsmith.hcl.read import folders
from modsmith.hcl.read.block import HclBlock
from modsmith.hcl.read.configuration import HclModule
from modsmith.validate.results.inline_waivers import comments, dialects, known
from modsmith.validate.results.inline_waivers.comments import Comment, Part
from modsmith.validate.results.inline_waivers.dialects import Said

_REFERENCE = re.compile(r"(?<![\w.\"-])([a-z]\w*_\w+\.[A-Za-z_][\w-]*)")


@dataclass(frozen=True)
class Wanted:
    """A control that a comment wants waived.

    Attributes:
        check: id of the control.
        addresses: within the module; those of a call end in `*`.
        said: what the comment says.
        line: of the comment.
        part: name of the argument or nested block that it is for, or "".
        problem: why it cannot be followed, or "".
    """

    check: str
    addresses: tuple[str, ...]
    said: Said
    line: int
    part: str
    problem: str = ""

    def ignored(self, today: date) -> str:
        """Why it waives nothing on a day, or ""."""
        said = self.said
        if not said.explained:
            return f"it has no reason. Write one: `{said.dialect}={said.id}: why this is right`"
        if said.expires == date.min:
            return "what follows `exp:` is not a date such as 2030-01-31"
        if said.expires and today >= said.expires:
            return f"it expired on {said.expires}"
        if said.workspace:
            return f"it is for the workspace {said.workspace} alone"
        return self.problem


def read(module: HclModule) -> Iterator[tuple[str, Wanted]]:
    """File name and content of each waiver in a module's own files."""
    if module.folder is None:
        return
    blocks = {block.address: block for block in module.blocks}
    for path in folders.files(module.folder):
        if path.suffix == ".tf":
            try:
                text = folders.text(path)
            except (OSError, ValueError):
                continue  # the source `interface` reports it
            yield from ((path.name, one) for one in of_text(text, blocks))


def of_text(text: str, blocks: Mapping[str, HclBlock]) -> Iterator[Wanted]:
    """The waivers in one file.

    Args:
        text: of the file.
        blocks: of the module, by address.
    """
    if not any(word in text for word in dialects.WORDS):
        return
    found = [(comment, said) for comment in comments.read(text) for said in dialects.read(comment.text)]
    several = _Several(found)
    for comment, said in found:
        address = _address(comment.block)
        if comment.block is None or not address or not _counts(comment, said):
            continue
        is_call = comment.block.name == "module"
        block = blocks.get(address)
        part = comment.part if _is_precise(said) and comment.inside and not is_call else None
        problem = _elsewhere(said, block) or several.problem(said, comment.block, part)
        name = _made(part) if part else ""
        make = partial(Wanted, said=said, line=comment.line, part=name, problem=problem)
        yield from _wanted(make, said, address, comment.block, block)


def _wanted(
    make: Callable[[str, tuple[str, ...]], Wanted], said: Said, address: str, at: Part, block: HclBlock | None
) -> Iterator[Wanted]:
    if said.dialect == "modsmith:skip":
        yield make(said.id, (f"{address}.*",) if at.name == "module" else (address,))
        return
    for control in known.controls(said):
        if at.name == "module":
            yield make(control.id, (f"{address}.*",))
            continue
        type_ = address.rpartition(".")[0]
        if type_ in control.types or type_ in control.reads:
            references = _references(block) if block else ()
            yield make(control.id, (address, *known.concerned(control, type_, references)))


def _is_precise(said: Said) -> bool:
    """Whether a comment at an argument is for that argument alone."""
    return said.dialect in ("trivy:ignore", "tfsec:ignore")


def _counts(comment: Comment, said: Said) -> bool:
    """Whether a comment stands where its dialect allows it."""
    if said.dialect == "modsmith:skip":
        return True
    if said.dialect == "checkov:skip":
        return comment.inside
    return comment.adjacent or (
        comment.inside and comment.block is not None and comment.block.name == "module"
    )


def _address(block: Part | None) -> str:
    """Of a resource, a data source or a module call; "" of anything else."""
    if block is None:
        return ""
    if block.name in ("resource", "data") and len(block.labels) == 2:
        return ("data." if block.name == "data" else "") + ".".join(block.labels)
    return f"module.{block.labels[0]}" if block.name == "module" and len(block.labels) == 1 else ""


class _Several:
    """Nested blocks with the same name: nobody knows which of them is at fault, so each must have the comment."""

    def __init__(self, found: Iterable[tuple[Comment, Said]]) -> None:
        self._found: set[tuple[str, int, int]] = set()
        self._lines: dict[int, dict[str, list[int]]] = {}
        self._problems: dict[tuple[str, int, str], str] = {}
        for comment, said in found:
            if comment.block and comment.part:
                self._found.add((said.id, comment.block.line, comment.part.line))

    def problem(self, said: Said, block: Part, part: Part | None) -> str:
        """Why a comment at a part of a block waives nothing, or ""."""
        if part is None:
            return ""
        key = (said.id, block.line, _made(part))
        if key not in self._problems:
            self._problems[key] = self._problem(*key, block)
        return self._problems[key]

    def _problem(self, id_: str, at: int, name: str, block: Part) -> str:
        if at not in self._lines:
            self._lines[at] = {}
            for one in block.parts:
                self._lines[at].setdefault(_made(one), []).append(one.line)
        lines = self._lines[at][name]
        if all((id_, at, line) in self._found for line in lines):
            return ""
        return (
            f"it is at one of {len(lines)} `{name}` blocks, and the control looks at all of them."
            " Write it at each block, or above the resource"
        )


def _made(part: Part) -> str:
    return part.labels[0] if part.name == "dynamic" and part.labels else part.name


def _elsewhere(said: Said, block: HclBlock | None) -> str:
    """Why a comment with arguments in brackets is not for this block, or ""."""
    for path, value in said.where.items():
        found = {_literal(one) for one in (_values(block, path.split(".")) if block else ())}
        if found != {value}:
            return f"it holds only where {path} is {value}"
    return ""


def _values(block: HclBlock, path: Sequence[str]) -> Iterator[Value]:
    if len(path) == 1:
        if path[0] in block.values:
            yield block.values[path[0]]
        return
    for inner in block.nested(path[0]):
        yield from _values(inner, path[1:])


def _literal(value: Value) -> str | None:
    """A literal as text; None for anything that must be computed."""
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, str | int | float) else None


def _references(block: HclBlock) -> Sequence[str]:
    """Addresses of resources that a block's own arguments refer to."""
    texts = [value.text for value in block.values.values() if isinstance(value, Expression | Template)]
    return [found for text in texts for found in _REFERENCE.findall(text)]
