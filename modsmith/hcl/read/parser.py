"""Parses one file's HCL into blocks with python-hcl2. The import takes 0.15 s: see `modsmith.hcl.read.cache`."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from typing import Any

from hcl2.api import parses
from hcl2.query.blocks import BlockView
from hcl2.query.body import DocumentView
from hcl2.utils import SerializationOptions, process_escape_sequences
from lark.exceptions import LarkError, UnexpectedInput

from modsmith.errors import SpecError
from modsmith.hcl.blocks import Expression, Template, Value
from modsmith.hcl.read.block import HclBlock, HclSyntaxError
from modsmith.hcl.tokens import unquoted

_OPTIONS = SerializationOptions(
    with_comments=False,
    explicit_blocks=False,
    preserve_heredocs=False,
    preserve_scientific_notation=False,
)
_HEREDOCS = dataclasses.replace(_OPTIONS, preserve_heredocs=True)
_HEREDOC = re.compile(r'"<<(-?)[\w-]+\n(.*?)\n?[ \t]*[\w-]+"', re.DOTALL)
_INTERPOLATION = re.compile(r"(?<!\$)\$\{|(?<!%)%\{")


def parse(text: str) -> tuple[HclBlock, ...]:
    """The top-level blocks of a text, without a file name.

    Raises:
        HclSyntaxError: it is not HCL, or python-hcl2 cannot read it.
    """
    try:
        views = DocumentView(parses(text)).blocks()
        return tuple(_block(view) for view in views if isinstance(view, BlockView))
    except UnexpectedInput as error:
        raise HclSyntaxError(_unexpected(error), max(getattr(error, "line", 1), 1)) from error
    except (LarkError, ValueError, RuntimeError) as error:
        raise HclSyntaxError(str(error).partition("\n")[0], 1) from error


def _unexpected(error: UnexpectedInput) -> str:
    token = getattr(error, "token", None)
    what = "end of the file" if token is not None and token.type == "$END" else repr(str(token).strip())
    return f"python-hcl2 cannot read the file: unexpected {what}" if token is not None else str(error)


def _block(view: BlockView) -> HclBlock:
    values: dict[str, Value] = {}
    lines: dict[str, int] = {}
    for attribute in view.attributes():
        for name, value in _named(attribute):
            values[name] = value
            lines[name] = attribute.raw._meta.line  # type: ignore[attr-defined]
    nested = tuple(_block(block) for block in view.blocks() if isinstance(block, BlockView))
    line: int = view.raw._meta.line  # type: ignore[attr-defined]
    return HclBlock(view.block_type, tuple(view.name_labels), "", line, values, lines, nested)


def _named(attribute: Any) -> Iterator[tuple[str, Value]]:
    """The name and the value of an attribute; undoes python-hcl2's escaping in heredocs."""
    for name, raw in attribute.to_dict(_OPTIONS).items():
        if isinstance(raw, str) and raw.startswith('"') and "\\" in raw:
            found = _HEREDOC.fullmatch(attribute.to_dict(_HEREDOCS)[name])
            if found:
                yield name, _literal_or_template(_flush(found.group(2)) if found.group(1) else found.group(2))
                continue
        yield name, _value(raw)


def _flush(text: str) -> str:
    """The lines of a `<<-` heredoc without their common indentation."""
    lines = text.split("\n")
    shared = min((len(line) - len(line.lstrip(" \t")) for line in lines if line.strip()), default=0)
    return "\n".join(line[shared:] for line in lines)


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
    if not _INTERPOLATION.search(inner):
        return _literal_or_template(process_escape_sequences(inner))
    try:
        return Template(unquoted(inner, process_escape_sequences))
    except SpecError:
        return Template(inner)


def _literal_or_template(text: str) -> Value:
    if _INTERPOLATION.search(text):
        return Template(text)
    return text.replace("$${", "${").replace("%%{", "%{")


def _key(raw: str) -> str | Expression:
    value = _value(raw)
    if isinstance(value, Expression) and re.fullmatch(r"[\w-]+", value.text):
        return value.text
    return value if isinstance(value, (str, Expression)) else raw
