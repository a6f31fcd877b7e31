"""Examples of a control: the first resource of its fixture that fails, and the first that passes.

Each example has the whole text of the resource and of everything in the fixture that belongs to it: what it refers to,
and what refers to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from modsmith.errors import ControlError
from modsmith.hcl.read.block import HclBlock
from modsmith.hcl.read.configuration import HclModule
from modsmith.validate import fixture
from modsmith.validate.control import Control

_CASE = re.compile(rf"(?:{'|'.join(fixture.EXPECTED)})_")


@dataclass(frozen=True)
class Examples:
    """HCL of two resources.

    Attributes:
        fails: a resource that fails the control, with what belongs to it.
        passes: a resource of the same type that passes, with what belongs to it.
    """

    fails: str
    passes: str


def of(control: Control, file: Path) -> Examples:
    """The examples in a fixture.

    Args:
        control: that the fixture is of.
        file: the fixture.

    Raises:
        ControlError: there is no such file, it is not HCL, or it has no resource that fails and none that passes.
    """
    modules = list(fixture.modules(file))
    lines = file.read_text("utf-8").splitlines()
    parts = [[_Part(block, _text(lines, block)) for block in module.blocks] for module in modules]
    fails = _first(parts, "fail_", control.types, file)
    passes = _first(parts, "pass_", (fails.type,), file)
    return Examples(*(_isolated(control, one, parts) for one in (fails, passes)))


@dataclass(frozen=True)
class _Part:
    """A top-level block of a fixture with its text, including the comment above it."""

    block: HclBlock
    text: str

    @property
    def name(self) -> str:
        return self.block.labels[-1] if self.block.labels else ""

    @property
    def type(self) -> str:
        """As controls name it: `aws_s3_bucket`, `data.aws_iam_policy_document`; "" for a block of no such type."""
        block = self.block
        if len(block.labels) < 2:
            return ""
        return f"data.{block.labels[0]}" if block.type == "data" else block.labels[0]

    @property
    def is_case(self) -> bool:
        """Whether the block's name states a result."""
        return bool(_CASE.match(self.name))

    def is_another_case(self, part: _Part) -> bool:
        """Whether the block is a case of its own, and not a part of this one such as `fail_absent_key`."""
        same = self.name == part.name or (self.type != part.type and self.name.startswith(f"{part.name}_"))
        return self.is_case and not same

    def refers_to(self, other: _Part) -> bool:
        return self is not other and bool(other.reference.search(self.text))

    @property
    def reference(self) -> re.Pattern[str]:
        """Finds references to the block in a text."""
        block = self.block
        if block.type == "locals":
            names = "|".join(map(re.escape, block.values)) or "(?!)"
            return re.compile(rf"\blocal\.(?:{names})\b")
        before = "" if block.type == "data" else r"(?<!data\.)"
        return re.compile(rf"{before}\b{re.escape(block.address)}\b")


def _text(lines: Sequence[str], block: HclBlock) -> str:
    return "\n".join(lines[_start(lines, block.line) : _end(lines, block)])


def _start(lines: Sequence[str], header: int) -> int:
    """The index of the first line: of the comment above the header, if there is one."""
    first = header - 1
    while first > 0 and lines[first - 1].startswith("#") and f"{lines[first - 1]}\n" != fixture.NEXT:
        first -= 1
    return first


def _end(lines: Sequence[str], block: HclBlock) -> int:
    """The index after the last line: the closing brace in the first column."""
    inside = [block.line, *block.lines.values(), *(nested.line for nested in block.blocks)]
    last = max(inside)
    if last == block.line:
        return block.line if "}" in lines[block.line - 1] else block.line + 1
    return next(index for index in range(last, len(lines)) if lines[index] == "}") + 1


def _first(parts: Sequence[Sequence[_Part]], kind: str, types: Sequence[str], file: Path) -> _Part:
    for part in (part for module in parts for part in module):
        if part.type in types and part.name.startswith(kind):
            return part
    fix = f"Write one named {kind}..."
    raise ControlError(f"has no {' or '.join(types)} named {kind}...", where=str(file), fix=fix)


def _isolated(control: Control, part: _Part, parts: Sequence[Sequence[_Part]]) -> str:
    """The text of a resource and of what belongs to it, in the order of the fixture.

    What belongs to it follows from references. Where these are not enough, because a control considers a module as a
    whole or compares names, more of the fixture is added until the control says the same as in the whole fixture.
    """
    [module] = [module for module in parts if part in module]
    wanted = _said(control, part, module)
    kept = next(
        (one for one in _selections(part, module) if _said(control, part, one) == wanted), list(module)
    )
    return "\n\n".join(one.text for one in _needed(control, part, kept)) + "\n"


def _needed(control: Control, part: _Part, kept: Sequence[_Part]) -> list[_Part]:
    """Parts in the order of the fixture, without those that change nothing and that no other refers to."""
    found = sorted(kept, key=lambda one: one.block.line)
    wanted = _said(control, part, found)
    for one in found[::-1]:
        rest = [other for other in found if other is not one]
        if one is part or any(other.refers_to(one) for other in rest):
            continue
        if _said(control, part, rest) == wanted:
            found = rest
    return found


def _selections(part: _Part, module: Sequence[_Part]) -> Iterator[list[_Part]]:
    """What may belong to a resource: ever more of its module, but no other case."""
    others = [one for one in module if one.is_another_case(part)]
    own = [one for one in module if one not in others and not any(map(one.refers_to, others))]
    support = [one for one in own if not one.is_case]
    named = [one for one in own if one.is_case and one.type != part.type]
    keys = [one for one in support if "kms" in one.block.address]
    for roots in ([part], [part, *keys], [part, *named], [part, *named, *support]):
        yield _related(roots, own, module)


def _related(roots: Sequence[_Part], own: Sequence[_Part], module: Sequence[_Part]) -> list[_Part]:
    """Some parts, what of their own refers to the first of them, and what all of these refer to."""
    kept = list(roots)
    referring = [roots[0]]
    for one in referring:
        referring += [other for other in own if other.refers_to(one) and other not in referring]
    kept += [one for one in referring if one not in kept]
    for one in kept:
        kept += [other for other in module if one.refers_to(other) and other not in kept]
    return kept


def _said(control: Control, part: _Part, kept: Iterable[_Part]) -> set[tuple[str, str]]:
    """Results and reasons of a control for a resource in a module of these parts."""
    module = HclModule(tuple(one.block for one in kept))
    base = f"{part.type}.{part.name}"
    return {(one.status, one.reason) for _, one in fixture.check(control, module) if one.base == base}
