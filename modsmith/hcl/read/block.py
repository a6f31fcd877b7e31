"""A block of a configuration as read from a file, in either syntax."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeGuard

from modsmith.hcl.blocks import Value

_PREFIX = {"resource": "", "data": "data.", "variable": "var."}


class HclSyntaxError(ValueError):
    """A text is not valid HCL, or the parser cannot read it.

    Attributes:
        line: line of the error, from 1.
    """

    def __init__(self, problem: str, line: int) -> None:
        super().__init__(problem)
        self.line = line


def is_local(source: object) -> TypeGuard[str]:
    """Whether a module call's source is a local folder."""
    return isinstance(source, str) and source.startswith(("./", "../"))


@dataclass(frozen=True)
class HclBlock:
    """A block as it is written in a file.

    Attributes:
        type: `resource`, `variable`, or a nested block's name.
        labels: after the type.
        file: relative to the module, with `/`.
        line: of its header, from 1.
        values: attributes, by name.
        lines: the line of each attribute, by name.
        blocks: nested blocks, in order.
    """

    type: str
    labels: tuple[str, ...]
    file: str
    line: int
    values: Mapping[str, Value]
    lines: Mapping[str, int]
    blocks: tuple[HclBlock, ...]

    @cached_property
    def address(self) -> str:
        """The Terraform address: `aws_kms_key.this`, `data.aws_region.current`, `var.tags`."""
        return _PREFIX.get(self.type, f"{self.type}.") + ".".join(self.labels) if self.labels else self.type

    @property
    def makes(self) -> str:
        """The type of a nested block in the resource; for a `dynamic` block, its label."""
        return self.labels[0] if self.type == "dynamic" and self.labels else self.type

    @cached_property
    def made(self) -> Mapping[str, list[HclBlock]]:
        """Nested blocks by the type that they produce."""
        found: dict[str, list[HclBlock]] = {}
        for block in self.blocks:
            found.setdefault(block.makes, []).append(block)
        return found

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The line of each attribute, and of the first nested block of each name."""
        return dict(self.lines) | {block.makes: block.line for block in reversed(self.blocks)}

    def where(self, attribute: str = "") -> str:
        """`file:line` of an attribute; of the block's header if the attribute is missing."""
        return f"{self.file}:{self.lines.get(attribute, self.line)}"

    def nested(self, type: str) -> tuple[HclBlock, ...]:  # noqa: A002 - HCL's own word
        """Its nested blocks of one type."""
        return tuple(block for block in self.blocks if block.type == type)

    def of_file(self, file: str) -> HclBlock:
        """The same block with another file."""
        return replace(self, file=file, blocks=tuple(block.of_file(file) for block in self.blocks))
