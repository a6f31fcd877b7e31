"""JSON configuration, written as HCL for Checkov, which reads no JSON.

What is scanned is a copy of its own, so that nobody else sees a module twice; what Checkov says of it is told at the
lines of the JSON. A file that cannot be written as HCL without guessing is left out and named: a nested object is
a block or a map, and only the provider's schema, which is here for AWS alone, tells which.
"""

from __future__ import annotations

import shutil
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from modsmith.errors import ModsmithError, SchemaError
from modsmith.hcl.blocks import Attribute, Block, Value
from modsmith.hcl.read import folders, json_syntax
from modsmith.hcl.read.block import HclBlock
from modsmith.hcl.render import render
from modsmith.provider.table import Table
from modsmith.validate.checkov.command import Scan

SUFFIX = ".tf.json"
_AS_HCL = ".json.tf"


class _GuessedError(Exception):
    """What stands in JSON can be read as HCL in more than one way."""


@dataclass(frozen=True)
class Mirror:
    """Folders that Checkov can scan in the place of others.

    Attributes:
        folder: what it scans.
        original: what that is a copy of; the same folder where no file is in JSON.
        lines: each written file to its top-level blocks' lines, in it and in the JSON.
        left_out: JSON file to why it could not be written as HCL.
    """

    folder: Path
    original: Path
    lines: Mapping[Path, Sequence[tuple[int, int]]]
    left_out: Mapping[Path, str]

    def told(self, scan: Scan) -> Scan:
        """What Checkov said, of the files as they are."""
        if self.folder == self.original:
            return scan
        said = tuple(
            replace(one, file=self._file(one.file), line=self._line(one.file, one.line))
            for one in scan.checkov_results
        )
        return replace(scan, checkov_results=said, unparsable=tuple(map(self._file, scan.unparsable)))

    def _file(self, file: Path) -> Path:
        path = self.original / file.resolve().relative_to(self.folder.resolve())
        return _of_json(path) if file.resolve() in self.lines else path

    def _line(self, file: Path, line: int) -> int:
        lines = self.lines.get(file.resolve())
        if not lines:
            return line
        at = bisect_right([written for written, _ in lines], line) - 1
        return lines[max(at, 0)][1]


def mirror(modules: Path, folder: Path) -> Mirror:
    """The modules as Checkov is to see them.

    Args:
        modules: folder that holds them.
        folder: to be made for the copy, if one is needed.
    """
    if not any(modules.rglob(f"*{SUFFIX}")):
        return Mirror(modules, modules, {}, {})
    shutil.copytree(modules, folder, ignore=shutil.ignore_patterns(".*"))  # Terraform is at work in there
    lines: dict[Path, Sequence[tuple[int, int]]] = {}
    left_out: dict[Path, str] = {}
    for file in sorted(folder.rglob(f"*{SUFFIX}")):
        target = file.with_name(file.name.removesuffix(SUFFIX) + _AS_HCL)
        try:
            text, at = written(folders.text(file), file.name)
            target.write_text(text, "utf-8")
            lines[target.resolve()] = at
        except (ModsmithError, ValueError, OSError, RuntimeError, _GuessedError) as error:
            left_out[(modules / file.relative_to(folder)).resolve()] = str(error).partition("\n")[0]
    return Mirror(folder, modules, lines, left_out)


def _of_json(path: Path) -> Path:
    return path.with_name(path.name.removesuffix(_AS_HCL) + SUFFIX)


def written(text: str, file: str) -> tuple[str, list[tuple[int, int]]]:
    """JSON configuration as HCL.

    Returns:
        The text, and the line of each top-level block in it and in the JSON.

    Raises:
        ValueError: it is no JSON, or no configuration.
        ModsmithError: something in it cannot be written as HCL.
    """
    parts: list[str] = []
    at: list[tuple[int, int]] = []
    line = 1
    for block in json_syntax.read_text(text, file):
        part = render([_block(block)])
        at.append((line, block.line))
        parts.append(part)
        line += part.count("\n") + 1
    return "\n".join(parts), at


def _block(block: HclBlock) -> Block:
    if block.type in ("resource", "data") and not _has_schema(block):
        _sure(block)
    return Block(block.type, block.labels, tuple(_body(block)))


def _body(block: HclBlock) -> Iterator[Attribute | Block]:
    yield from (Attribute(name, value) for name, value in block.values.items())
    yield from (Block(one.type, one.labels, tuple(_body(one))) for one in block.blocks)


def _has_schema(block: HclBlock) -> bool:
    table = Table.load()
    try:
        _ = table.resource(block.labels[0]) if block.type == "resource" else table.data(block.labels[0])
    except SchemaError:
        return False
    return True


def _sure(block: HclBlock) -> None:
    """Refuses what may be a block or a map."""
    for name, value in block.values.items():
        if _may_be_block(value):
            problem = f"whether {block.address}.{name} is a block or a map is not known of its provider"
            raise _GuessedError(problem)


def _may_be_block(value: Value) -> bool:
    if isinstance(value, list | tuple):
        return any(_may_be_block(item) for item in value)
    return isinstance(value, Mapping)
