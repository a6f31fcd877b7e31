"""Renders blocks as HCL text that `terraform fmt` does not change.

A paragraph is a run of attributes without a blank line between them; within it, `=` are aligned where hclwrite aligns
them. The caller determines the order: see `order`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from modsmith.errors import SpecError
from modsmith.hcl import literals
from modsmith.hcl.blocks import Attribute, Block, Expression, Key, Template, Value
from modsmith.hcl.layout import INDENT, columns
from modsmith.hcl.template import escape
from modsmith.hcl.wrap import wrapped

LINE_LENGTH = 90
_LABEL = re.compile(r"[\w./-]+", re.ASCII)
# attributes with a blank line before and after, by top-level block
_META = ({"count", "for_each", "provider"}, {"tags"}, {"depends_on"})
_GROUPS: dict[str, Sequence[set[str]]] = {
    "resource": _META,
    "data": _META,
    "module": ({"source", "version"}, {"count", "for_each", "providers"}, {"tags"}, {"depends_on"}),
    "output": ({"depends_on"},),
}
# short blocks, in which a multi-line attribute has no blank lines around it
_COMPACT = frozenset({"variable", "output", "validation", "precondition", "postcondition", "assert"})
_COLLECTIONS = frozenset({"list", "map", "set"})


def render(blocks: Iterable[Block]) -> str:
    """The text of a file.

    Args:
        blocks: top-level blocks in writing order.

    Returns:
        The text, with one blank line between blocks and one newline at the end; "" without blocks.

    Raises:
        SpecError: HCL cannot represent a name or value; `where` contains the block and attribute.
    """
    return "\n".join(_block(block, 0, block.address) + "\n" for block in blocks)


def render_value(value: Value, level: int = 0, column: int = 0) -> str:
    """The text of a value.

    Args:
        value: the right side of a `=`.
        level: indentation of the line that it starts on, in steps of two spaces.
        column: start column on that line; determines whether a list fits on one line.

    Raises:
        SpecError: HCL cannot represent it.
    """
    if isinstance(value, str):
        return literals.heredoc(escape(value), level) or literals.quoted(value)
    if isinstance(value, Template):
        return literals.heredoc(value.text, level) or literals.template(value.text, level, column)
    if isinstance(value, Mapping):
        return _object(value, level)
    if isinstance(value, Sequence) and not isinstance(value, (bytes, bytearray)):
        return _list(value, level, column)
    return _scalar(value, level, column)


def _scalar(value: Value, level: int, column: int) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return literals.number(value)
    if isinstance(value, Expression):
        return literals.expression(value.text, level, column)
    raise SpecError(
        f"HCL cannot represent a {type(value).__name__}", fix="Give text, a number, a list or a dict"
    )


def _list(items: Sequence[Value], level: int, column: int) -> str:
    """A list on one line if all items are scalar and fit; otherwise one item per line."""
    texts = [_item(item, level + 1) for item in items]
    line = f"[{', '.join(texts)}]"
    is_flat = not any(isinstance(item, (Mapping, list, tuple)) for item in items)
    if not items or (is_flat and "\n" not in line and column + columns(line) <= LINE_LENGTH):
        return line
    pad = INDENT * (level + 1)
    return "[\n" + "".join(f"{pad}{text},\n" for text in texts) + INDENT * level + "]"


def _item(item: Value, level: int) -> str:
    """A list's item; never a heredoc, whose comma would need a separate line."""
    if isinstance(item, str):
        return literals.quoted(item)
    if isinstance(item, Template):
        return literals.template(item.text, level, len(INDENT) * level)
    return render_value(item, level, len(INDENT) * level)


def _object(items: Mapping[Key, Value], level: int) -> str:
    """A map, with one key per line."""
    if not items:
        return "{}"
    inner = level + 1
    keys = [literals.key(key) for key in items]
    if len(set(keys)) < len(keys):
        raise SpecError(f"two keys of a map are the same to Terraform: {', '.join(keys)}", fix="Rename one")
    widest = max(map(columns, keys))
    pairs = [
        (
            key,
            render_value(value, inner, _start(inner, widest if isinstance(value, Expression) else len(key))),
        )
        for key, value in zip(keys, items.values(), strict=True)
    ]
    return "{\n" + "\n".join(_assignments(pairs, inner)) + "\n" + INDENT * level + "}"


def _start(level: int, key: int) -> int:
    """The column after a key of this length and ` = `; the `=` of expressions stands below that of the longest key."""
    return len(INDENT) * level + key + 3


def _assignments(pairs: Iterable[tuple[str, str]], level: int) -> Iterator[str]:
    """`key = value` lines; aligns `=` in consecutive lines that fit on a line or are heredocs."""
    pad = INDENT * level
    for in_column, group in groupby(pairs, key=lambda pair: "\n" not in pair[1] or pair[1].startswith("<<")):
        run = list(group)
        width = max(columns(key) for key, _ in run) if in_column else 0
        yield from (f"{pad}{key}{' ' * (width - columns(key))} = {text}" for key, text in run)


def _block(block: Block, level: int, path: str) -> str:
    """A block with its comment; `path` names it in errors."""
    pad = INDENT * level
    comment = "".join(f"{pad}# {line}".rstrip() + "\n" for line in block.comment.splitlines())
    head = " ".join([_identifier(block.type, path), *(_label(label, path) for label in block.labels)])
    body = "\n\n".join(_paragraphs(block, level + 1, path))
    return f"{comment}{pad}{head} {{\n{body}\n{pad}}}" if body else f"{comment}{pad}{head} {{}}"


def _paragraphs(block: Block, level: int, path: str) -> Iterator[str]:
    """Groups separated by blank lines: nested blocks, and runs of related attributes."""
    run: list[tuple[str, str]] = []
    for item in block.body:
        if isinstance(item, Block):
            yield from _paragraph(run, level)
            run = []
            yield _block(item, level, f"{path}.{item.type}")
            continue
        text = _attribute(block, item, level, path)
        if run and _is_apart(block, level, run[-1], (item.name, text)):
            yield from _paragraph(run, level)
            run = []
        run.append((item.name, text))
    yield from _paragraph(run, level)


def _paragraph(run: Sequence[tuple[str, str]], level: int) -> Iterator[str]:
    if run:
        yield "\n".join(_assignments(run, level))


def _is_apart(block: Block, level: int, before: tuple[str, str], after: tuple[str, str]) -> bool:
    """Whether there is a blank line between two attributes."""
    if block.type not in _COMPACT and ("\n" in before[1] or "\n" in after[1]):
        return True
    return level == 1 and _group(block.type, before[0]) != _group(block.type, after[0])


def _group(block_type: str, name: str) -> int:
    groups = _GROUPS.get(block_type, ())
    return next((i for i, names in enumerate(groups) if name in names), -1)


def _attribute(block: Block, attribute: Attribute, level: int, path: str) -> str:
    """The text after an attribute's `=`."""
    where = f"{path}.{attribute.name}"
    name = _identifier(attribute.name, where)
    widest = max(len(each.name) for each in block.attributes())
    column = _start(level, widest if isinstance(attribute.value, Expression) else len(name))
    try:
        if level == 1 and block.type == "variable" and attribute.name == "type":
            return _type(attribute.value, level, column)
        return render_value(attribute.value, level, column)
    except SpecError as error:
        raise SpecError(error.problem, where=where, fix=error.fix) from error


def _type(value: Value, level: int, column: int) -> str:
    """A variable's type; `list` becomes `list(any)`, like `terraform fmt` writes it."""
    if not isinstance(value, (Expression, str)):
        raise SpecError(f"{value!r} is not a type", fix="Give an expression, such as list(string)")
    text = value.text if isinstance(value, Expression) else value
    return wrapped(f"{text}(any)" if text in _COLLECTIONS else text, level, column)


def _label(label: str, where: str) -> str:
    """A label in quotes; `terraform fmt` would drop a label that needs an escape."""
    if not _LABEL.fullmatch(label):
        raise SpecError(
            f"the label {label!r} contains unusual characters", where=where, fix="Use an identifier"
        )
    return f'"{label}"'


def _identifier(name: str, where: str) -> str:
    if not literals.is_identifier(name):
        raise SpecError(f"{name!r} is not an identifier", where=where, fix="Use letters, digits, `_` and `-`")
    return name
