"""One file's HCL, parsed by python-hcl2 into blocks. Importing this takes 0.15 s: see `validators.hcl_cache`."""

from __future__ import annotations

import re
from typing import Any

from hcl2.api import parses
from hcl2.query.blocks import BlockView
from hcl2.query.body import DocumentView
from hcl2.utils import SerializationOptions, process_escape_sequences
from lark.exceptions import LarkError, UnexpectedInput

from generators.hcl.blocks import Expression, Template, Value
from validators.hcl_block import HclBlock, HclSyntaxError

_OPTIONS = SerializationOptions(
    with_comments=False,
    explicit_blocks=False,
    preserve_heredocs=False,
    preserve_scientific_notation=False,
)
_INTERPOLATION = re.compile(r"(?<!\$)\$\{|(?<!%)%\{")


def parse(text: str) -> tuple[HclBlock, ...]:
    """The top-level blocks of a text, of no file.

    Raises:
        HclSyntaxError: it is not HCL, or none that python-hcl2 reads.
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
        for name, raw in attribute.to_dict(_OPTIONS).items():
            values[name] = _value(raw)
            lines[name] = attribute.raw._meta.line  # type: ignore[attr-defined]
    nested = tuple(_block(block) for block in view.blocks() if isinstance(block, BlockView))
    line: int = view.raw._meta.line  # type: ignore[attr-defined]
    return HclBlock(view.block_type, tuple(view.name_labels), "", line, values, lines, nested)


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
