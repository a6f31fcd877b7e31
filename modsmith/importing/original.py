"""The module as it is written: its blocks, and the comments that HCL's parser leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from modsmith.errors import ImportingError, raise_all
from modsmith.hcl.read import configuration, folders
from modsmith.hcl.read.block import HclBlock
from modsmith.hcl.read.configuration import HclModule

_COMMENT = re.compile(r"\s*(?:#|//)(.*)")
_RULER = re.compile(r"[\s#/*=_~-]*")
_SHORTEST_RULE = 3


@dataclass(frozen=True)
class Comment:
    """The comment lines above a block.

    Attributes:
        lines: their text, without lines that only draw a rule.
        heads: whether such rules make it the heading of a section.
    """

    lines: tuple[str, ...] = ()
    heads: bool = False


@dataclass(frozen=True)
class Original:
    """A module to import.

    Attributes:
        folder: that it was read from.
        module: its blocks.
        lines: file to its lines.
    """

    folder: Path
    module: HclModule
    lines: Mapping[str, Sequence[str]]

    @cached_property
    def blocks(self) -> Sequence[HclBlock]:
        """All blocks, in the order of files and lines."""
        return self.module.blocks

    def comment(self, block: HclBlock, line: int | None = None) -> Comment:
        """The comment above a block, or above a line of it."""
        above = self._above(block.file, line or block.line)
        kept = [text for text in above if not _RULER.fullmatch(text)]
        rules = any(map(_is_rule, above))
        return Comment(tuple(text.strip().strip("#").strip() for text in kept), heads=rules and bool(kept))

    def _above(self, file: str, line: int) -> list[str]:
        lines = self.lines.get(file, ())
        found: list[str] = []
        at = below = line - 2
        while 0 <= at < len(lines) and not lines[at].strip():
            at -= 1
        if at != below and not (0 <= at < len(lines) and _is_rule(lines[at])):
            return []
        while 0 <= at < len(lines) and (match := _COMMENT.fullmatch(lines[at])):
            found.append(match[1])
            at -= 1
        return found[::-1]


def _is_rule(line: str) -> bool:
    """Whether a line of a comment only draws a rule."""
    return len(line.strip()) >= _SHORTEST_RULE and _RULER.fullmatch(line) is not None


def read(folder: Path) -> Original:
    """Reads a module.

    Raises:
        ImportingError: it is no folder with Terraform files, or a file cannot be read; names file and line.
    """
    if not folder.is_dir():
        raise ImportingError(
            "is not a folder", where=str(folder), fix="Name the folder of a Terraform module."
        )
    files = folders.files(folder)
    if not files:
        fix = "Name the folder with the module's .tf files."
        raise ImportingError("holds no .tf file", where=str(folder), fix=fix)
    module = configuration.read(folder)
    faults = [
        ImportingError(one.problem, where=f"{folder / one.file}:{one.line}", fix="Correct the file.")
        for one in module.unparsable
    ]
    raise_all(faults)
    return Original(folder, module, dict(_lines(files)))


def _lines(files: Sequence[Path]) -> Iterator[tuple[str, list[str]]]:
    for file in files:
        if file.suffix == ".tf":
            yield file.name, folders.text(file).split("\n")
