"""Parsed blocks, cached in the user's cache folder, because python-hcl2 takes 0.3 s for a module.

The name of an entry is a digest of the text, of python-hcl2's version and of the parser's code. Entries are JSON.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from modsmith import cty, user_cache
from modsmith.hcl import tokens
from modsmith.hcl.blocks import Expression, Template, Value
from modsmith.hcl.read.block import HclBlock


def load(text: str) -> tuple[HclBlock, ...] | None:
    """The cached blocks of a text; None if there are none, or none that can be trusted."""
    name = _name(text)
    content = user_cache.load(name) if name else None
    return None if content is None else tuple(_block(data) for data in json.loads(content))


def keep(text: str, blocks: tuple[HclBlock, ...]) -> None:
    """Caches the blocks of a text; does nothing if the folder is not writable."""
    if name := _name(text):
        user_cache.keep(name, json.dumps([_data(block) for block in blocks], separators=(",", ":")).encode())


def _name(text: str) -> str:
    made_by = _made_by() if user_cache.folder() else b""
    return hashlib.sha256(made_by + text.encode("utf-8", "surrogatepass")).hexdigest() if made_by else ""


@cache
def _made_by() -> bytes:
    """What a cache entry depends on besides the text: versions of python-hcl2 and its parser, and modsmith's code."""
    found = find_spec("hcl2")
    if found is None or not found.origin:
        return b""
    packages = Path(found.origin).parents[1]
    made = re.compile(r"(?:python_hcl2|lark)-.*\.dist-info")
    versions = [path.name for path in packages.iterdir() if made.fullmatch(path.name)]
    code = [
        path
        for folder in (Path(__file__).parent, Path(tokens.__file__).parent, Path(cty.__file__).parent)
        for path in sorted(folder.glob("*.py"))
    ]
    parts = [*(name.encode() for name in sorted(versions)), *(path.read_bytes() for path in code)]
    return hashlib.sha256(b"\0".join(parts)).digest() if len(versions) == 2 else b""


def _data(block: HclBlock) -> list[Any]:
    values = {name: _plain(value) for name, value in block.values.items()}
    nested = [_data(inner) for inner in block.blocks]
    return [block.type, block.labels, block.line, values, dict(block.lines), nested]


def _block(data: list[Any]) -> HclBlock:
    type_, labels, line, values, lines, nested = data
    read = {name: _value(value) for name, value in values.items()}
    return HclBlock(type_, tuple(labels), "", line, read, lines, tuple(_block(inner) for inner in nested))


def _plain(value: Any) -> Any:
    """A value as JSON, where an object has one of three forms: a map as pairs, an expression or a template."""
    if isinstance(value, Mapping):
        return {"map": [[_plain(key), _plain(item)] for key, item in value.items()]}
    if isinstance(value, Expression):
        return {"expression": value.text}
    if isinstance(value, Template):
        return {"template": value.text}
    return [_plain(item) for item in value] if isinstance(value, list | tuple) else value


def _value(data: Any) -> Value:
    if isinstance(data, list):
        return [_value(item) for item in data]
    if not isinstance(data, dict):
        return data  # type: ignore[no-any-return]  # text, a number, a boolean or None
    if "expression" in data:
        return Expression(data["expression"])
    if "template" in data:
        return Template(data["template"])
    return {_value(key): _value(item) for key, item in data["map"]}  # type: ignore[misc]  # keys are text or expressions
