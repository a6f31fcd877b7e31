"""A block of a configuration as it was read, whatever its syntax."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeGuard

from modsmith.hcl.blocks import Value

_PREFIX = {"resource": "", "data": "data.", "variable": "var."}


class HclSyntaxError(ValueError):
    """A text is not HCL, or none that can be read.

    Attributes:
        line: where, from 1.
    """

    def __init__(self, problem: str, line: int) -> None:
        super().__init__(problem)
        self.line = line


def is_local(source: object) -> TypeGuard[str]:
    """Whether the source of a module call leads to a folder beside the caller's."""
    return isinstance(source, str) and source.startswith(("./", "../"))


@dataclass(frozen=True)
class HclBlock:
    """A block as it stands in a file.

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
        """What Terraform calls it: `aws_kms_key.this`, `data.aws_region.current`, `var.tags`."""
        return _PREFIX.get(self.type, f"{self.type}.") + ".".join(self.labels) if self.labels else self.type

    @property
    def makes(self) -> str:
        """What a nested block is in the resource's eyes: a `dynamic` one makes blocks of its label."""
        return self.labels[0] if self.type == "dynamic" and self.labels else self.type

    @cached_property
    def attributes(self) -> Mapping[str, Value]:
        """Its values without what python-hcl2 adds of its own."""
        return {name: value for name, value in self.values.items() if not name.startswith("__")}

    @cached_property
    def made(self) -> Mapping[str, list[HclBlock]]:
        """Nested blocks by what they make."""
        found: dict[str, list[HclBlock]] = {}
        for block in self.blocks:
            found.setdefault(block.makes, []).append(block)
        return found

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The line of each attribute and of the first nested block of each name."""
        return dict(self.lines) | {block.makes: block.line for block in reversed(self.blocks)}

    def where(self, attribute: str = "") -> str:
        """`file:line` of an attribute, or of the block's header if it has none of that name."""
        return f"{self.file}:{self.lines.get(attribute, self.line)}"

    def nested(self, type: str) -> tuple[HclBlock, ...]:  # noqa: A002 - HCL's own word
        """Its nested blocks of one type."""
        return tuple(block for block in self.blocks if block.type == type)

    def of_file(self, file: str) -> HclBlock:
        """The same block, in a file."""
        return replace(self, file=file, blocks=tuple(block.of_file(file) for block in self.blocks))
