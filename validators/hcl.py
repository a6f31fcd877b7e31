"""Reads a module's HCL with python-hcl2, and its JSON: values, references and the line each thing stands on.

Values come back in the words of `generators.hcl.blocks`: plain Python, `Template` for text that interpolates,
`Expression` for everything else.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from hcl2.api import parses
from hcl2.query.blocks import BlockView
from hcl2.query.body import DocumentView
from hcl2.utils import SerializationOptions, process_escape_sequences
from lark.exceptions import LarkError, UnexpectedInput

from generators.hcl.blocks import Expression, Template, Value
from validators import json_configuration
from validators.hcl_block import HclBlock

_OPTIONS = SerializationOptions(
    with_comments=False,
    explicit_blocks=False,
    preserve_heredocs=False,
    preserve_scientific_notation=False,
)
_INTERPOLATION = re.compile(r"(?<!\$)\$\{|(?<!%)%\{")


@dataclass(frozen=True)
class Unparsable:
    """A file that python-hcl2 cannot read."""

    file: str
    line: int
    problem: str


@dataclass(frozen=True)
class HclModule:
    """The top-level blocks of a folder's files, and the files that could not be read.

    Attributes:
        blocks: in the order of the files.
        unparsable: files that are not among them.
        children: call to the local module that it calls; filled by `read_whole` alone.
    """

    blocks: tuple[HclBlock, ...]
    unparsable: tuple[Unparsable, ...] = ()
    children: Mapping[str, HclModule] = field(default_factory=dict)

    def of(self, type: str) -> Iterator[HclBlock]:  # noqa: A002 - HCL's own word
        """The blocks of one type."""
        return (block for block in self.blocks if block.type == type)

    def resources(self) -> Iterator[HclBlock]:
        """Resources and data sources."""
        return (
            block for block in self.blocks if block.type in ("resource", "data") and len(block.labels) == 2
        )


def read(folder: Path) -> HclModule:
    """Reads the `*.tf` and `*.tf.json` files of one folder, not those below it."""
    blocks: list[HclBlock] = []
    unparsable: list[Unparsable] = []
    for path in sorted([*folder.glob("*.tf"), *folder.glob("*.tf.json")]):
        reader = json_configuration.read_text if path.suffix == ".json" else read_text
        try:
            blocks += reader(path.read_text(encoding="utf-8"), path.name)
        except UnexpectedInput as error:
            unparsable.append(Unparsable(path.name, max(getattr(error, "line", 1), 1), _unexpected(error)))
        except (LarkError, OSError, ValueError, RuntimeError) as error:
            unparsable.append(Unparsable(path.name, 1, str(error).partition("\n")[0]))
    return HclModule(tuple(blocks), tuple(unparsable))


def read_whole(folder: Path) -> HclModule:
    """Reads a folder with the local modules that it calls, however deep; their files are named from the folder."""
    return _whole(folder, "", frozenset())


def _whole(folder: Path, named: str, above: frozenset[Path]) -> HclModule:
    module = read(folder)
    if named:
        module = HclModule(
            tuple(replace(block, file=f"{named}/{block.file}") for block in module.blocks),
            tuple(replace(one, file=f"{named}/{one.file}") for one in module.unparsable),
        )
    here, children = above | {folder.resolve()}, {}
    for block in module.of("module"):
        source = block.values.get("source")
        if isinstance(source, str) and source.startswith(("./", "../")) and block.labels:
            target = folder / source
            if target.is_dir() and target.resolve() not in here:
                inner = posixpath.normpath(posixpath.join(named or ".", source))
                children[block.labels[0]] = _whole(target, inner, here)
    unread = tuple(one for child in children.values() for one in child.unparsable)
    return replace(module, unparsable=(*module.unparsable, *unread), children=children)


@lru_cache(maxsize=512)
def read_text(text: str, file: str) -> tuple[HclBlock, ...]:
    """The top-level blocks of one file's text, kept for who asks again: nothing but the text decides them.

    Raises:
        LarkError: it is not HCL.
    """
    views = DocumentView(parses(text)).blocks()
    return tuple(_block(view, file) for view in views if isinstance(view, BlockView))


def normal(expression: str) -> str:
    """An expression in python-hcl2's own spelling: two that differ in white space alone become equal."""
    try:
        view = DocumentView(parses(f"x = {expression}\n")).attribute("x")
    except LarkError:
        view = None
    return spelling(_value(view.to_dict(_OPTIONS)["x"])) if view else " ".join(expression.split())


def spelling(value: Value) -> str:
    """What `normal` would say of a value that was read from a file."""
    return value.text if isinstance(value, Expression) else repr(value)


def _unexpected(error: UnexpectedInput) -> str:
    token = getattr(error, "token", None)
    what = "end of the file" if token is not None and token.type == "$END" else repr(str(token).strip())
    return f"python-hcl2 cannot read the file: unexpected {what}" if token is not None else str(error)


def _block(view: BlockView, file: str) -> HclBlock:
    values: dict[str, Value] = {}
    lines: dict[str, int] = {}
    for attribute in view.attributes():
        for name, raw in attribute.to_dict(_OPTIONS).items():
            values[name] = _value(raw)
            lines[name] = attribute.raw._meta.line  # type: ignore[attr-defined]
    nested = tuple(_block(block, file) for block in view.blocks() if isinstance(block, BlockView))
    line: int = view.raw._meta.line  # type: ignore[attr-defined]
    return HclBlock(view.block_type, tuple(view.name_labels), file, line, values, lines, nested)


def _value(raw: Any) -> Value:
    if isinstance(raw, dict):
        return {_key(key): _value(item) for key, item in raw.items()}
    if isinstance(raw, list):
        return [_value(item) for item in raw]
    if not isinstance(raw, str):
        return raw  # type: ignore[no-any-return]  # bool, int, float or None
    if len(raw) >= 2 and raw[0] == raw[-1] == '"':
        return _string(raw[1:-1])
    return Expression(raw[2:-1] if raw.startswith("${") and raw.endswith("}") else raw)


def _string(inner: str) -> Value:
    if _INTERPOLATION.search(inner):
        return Template(inner)
    return process_escape_sequences(inner).replace("$${", "${").replace("%%{", "%{")


def _key(raw: str) -> str | Expression:
    value = _value(raw)
    if isinstance(value, Expression) and re.fullmatch(r"[\w-]+", value.text):
        return value.text
    return value if isinstance(value, (str, Expression)) else raw
