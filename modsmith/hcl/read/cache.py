"""Parsed blocks, cached in the user's cache folder, because python-hcl2 takes 0.3 s for a module.

The name of an entry is a digest of the text, of python-hcl2's version and of the parser's code. An entry begins with a
digest of its own content; modsmith ignores an entry that does not match. Entries are JSON and are never executed.

There is no cache in CI, because other branches could have written it. `MODSMITH_CACHE=off` disables the cache, and
`MODSMITH_CACHE=FOLDER` moves it.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import tempfile
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from modsmith import cty
from modsmith.hcl import tokens
from modsmith.hcl.blocks import Expression, Template, Value
from modsmith.hcl.read.block import HclBlock

MOST = 5_000
"""The maximum number of entries, about 20 MB; beyond it, the older half is deleted."""


def load(text: str) -> tuple[HclBlock, ...] | None:
    """The cached blocks of a text; None if there are none, or none that can be trusted."""
    entry = _entry(text)
    try:
        digest, _, content = entry.read_bytes().partition(b"\n") if entry else (b"", b"", b"")
    except OSError:
        return None
    if not content or digest != _digest(content):
        return None
    return tuple(_block(data) for data in json.loads(content))


def keep(text: str, blocks: tuple[HclBlock, ...]) -> None:
    """Caches the blocks of a text; does nothing if the folder is not writable."""
    entry = _entry(text)
    if entry is None:
        return
    content = json.dumps([_data(block) for block in blocks], separators=(",", ":")).encode()
    try:
        entry.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=entry.parent, delete=False) as file:
            file.write(_digest(content) + b"\n" + content)
        Path(file.name).replace(entry)
        _prune(entry.parent)
    except OSError:
        return


def _entry(text: str) -> Path | None:
    folder = _folder(os.environ.get("MODSMITH_CACHE", ""), os.environ.get("CI", ""))
    made_by = _made_by()
    if folder is None or not made_by:
        return None
    return folder / hashlib.sha256(made_by + text.encode("utf-8", "surrogatepass")).hexdigest()


@cache
def _folder(wanted: str, ci: str) -> Path | None:
    if wanted == "off" or (ci and not wanted):
        return None
    if wanted:
        return Path(wanted)
    from platformdirs import user_cache_path  # noqa: PLC0415

    return user_cache_path("modsmith") / "hcl"


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


def _digest(content: bytes) -> bytes:
    return hashlib.sha256(content).hexdigest().encode()


_sizes: dict[Path, int] = {}
"""Folder to how many entries it has, as far as this process knows: to count them takes 2 ms for a thousand."""


def _prune(folder: Path) -> None:
    _sizes[folder] = _sizes[folder] + 1 if folder in _sizes else sum(1 for _ in folder.iterdir())
    if _sizes[folder] <= MOST:
        return
    entries = sorted(os.scandir(folder), key=lambda one: one.stat().st_mtime)
    for entry in entries[: len(entries) // 2]:
        Path(entry.path).unlink(missing_ok=True)
    _sizes[folder] = len(entries) - len(entries) // 2


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
