"""Reads `*.tf.json` into the same blocks as HCL; the provider's schema distinguishes blocks from attributes.

Source: https://developer.hashicorp.com/terraform/language/syntax/json
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modsmith.errors import SchemaError, SpecError
from modsmith.hcl import literals
from modsmith.hcl.blocks import Expression, Template, Value
from modsmith.hcl.json_syntax import BARE, CONSTANT
from modsmith.hcl.read.block import HclBlock
from modsmith.hcl.read.located_json import Member, Object, loads
from modsmith.hcl.template import parse
from modsmith.provider.table import BlockSchema, Table

_LABELS = {
    "resource": 2,
    "data": 2,
    "ephemeral": 2,
    "variable": 1,
    "output": 1,
    "module": 1,
    "provider": 1,
    "check": 1,
    "provisioner": 1,
    "backend": 1,
    "provider_meta": 1,
}
_META_BLOCKS = frozenset({"lifecycle", "connection", "provisioner", "timeouts"})
_CONDITIONS = frozenset({"precondition", "postcondition"})
_BLOCKS = {
    "terraform": frozenset({"required_providers", "backend", "cloud", "provider_meta"}),
    "cloud": frozenset({"workspaces"}),
    "variable": frozenset({"validation"}),
    "output": _CONDITIONS,
    "lifecycle": _CONDITIONS,
    "check": frozenset({"data", "assert"}),
    "removed": frozenset({"lifecycle", "provisioner"}),
}


def read_text(text: str, file: str) -> list[HclBlock]:
    """The top-level blocks of one file's text.

    Raises:
        ValueError: it is not JSON, or not a Terraform configuration.
    """
    document = loads(text)
    if not isinstance(document, Object):
        raise ValueError("a configuration is a JSON object")
    return [
        block
        for member in document.members
        if member.name != "//"
        for block in _labelled(member, file, (), _LABELS.get(member.name, 0))
    ]


def _labelled(
    member: Member, file: str, labels: tuple[str, ...], missing: int, type_: str = ""
) -> Iterator[HclBlock]:
    """The blocks of a type: under each label in turn, alone or in lists."""
    type_ = type_ or member.name
    for part in member.value if isinstance(member.value, list) else [member.value]:
        if part is None and labels == ():
            continue
        if not isinstance(part, Object):
            raise ValueError(f"{type_} is {part!r}, not an object")
        if not missing:
            yield _block(type_, labels, part, (file, member.line), _schema(type_, labels))
            continue
        for inner in part.members:
            if inner.name != "//":
                yield from _labelled(inner, file, (*labels, inner.name), missing - 1, type_)


def _block(
    type_: str, labels: tuple[str, ...], body: Object, at: tuple[str, int], schema: BlockSchema | None
) -> HclBlock:
    """One block; `at` is its file and line."""
    file, line = at
    values: dict[str, Value] = {}
    blocks: list[HclBlock] = []
    for member in body.members:
        name = member.name
        if name == "//":
            continue
        if name == "dynamic" and schema is not None:
            blocks += _dynamic(member, file, schema)
        elif _is_block(type_, name, member.value, schema):
            blocks += _nested(member, file, schema)
        else:
            values[name] = _argument(type_, name, member.value)
    return HclBlock(type_, labels, file, line, values, body.lines(), tuple(blocks))


def _nested(member: Member, file: str, schema: BlockSchema | None) -> Iterator[HclBlock]:
    if member.name in _LABELS:
        yield from _labelled(member, file, (), _LABELS[member.name])
        return
    inner = schema.blocks[member.name].block if schema and member.name in schema.blocks else None
    for part in member.value if isinstance(member.value, list) else [member.value]:
        if isinstance(part, Object):
            yield _block(member.name, (), part, (file, part.line), inner)


def _dynamic(member: Member, file: str, schema: BlockSchema) -> Iterator[HclBlock]:
    for one in member.value if isinstance(member.value, list) else [member.value]:
        if not isinstance(one, Object):
            raise ValueError(f"a dynamic block is {one!r}, not an object")
        for named in one.members:
            inner = schema.blocks[named.name].block if named.name in schema.blocks else None
            for part in named.value if isinstance(named.value, list) else [named.value]:
                if isinstance(part, Object):
                    made = _block("content", (), _only(part.get("content")), (file, named.line), inner)
                    values = {
                        key: _argument("dynamic", key, item) for key, item in part.items() if key != "content"
                    }
                    yield HclBlock("dynamic", (named.name,), file, named.line, values, {}, (made,))


def _only(content: Any) -> Object:
    """The body of a block that occurs once, alone or in a list."""
    body = content[0] if isinstance(content, list) and len(content) == 1 else content
    if not isinstance(body, Object):
        raise ValueError(f"a block is {body!r}, not an object")
    return body


def _is_block(type_: str, name: str, raw: Any, schema: BlockSchema | None) -> bool:
    if not isinstance(raw, Mapping | list):
        return False
    if name in _META_BLOCKS or name in _BLOCKS.get(type_, ()):
        return True
    return schema is not None and name in schema.blocks


def _schema(type_: str, labels: tuple[str, ...]) -> BlockSchema | None:
    """The provider's schema of a resource type; None for an unknown type."""
    try:
        if type_ == "resource":
            return Table.load().resource(labels[0])
        return Table.load().data(labels[0]) if type_ == "data" else None
    except SchemaError:
        return None


def _argument(type_: str, name: str, raw: Any) -> Value:
    """A value in the form that Terraform expects for it: a reference, a constant, or a template."""
    if name in BARE[""] or name in BARE.get(type_, ()) or (type_, name) == ("dynamic", "iterator"):
        return _bare(raw)
    return raw if name in CONSTANT.get(type_, ()) else _value(raw)


def _bare(raw: Any) -> Value:
    """References and keywords, which are quoted in JSON."""
    if isinstance(raw, str):
        found = _parsed(raw)
        return found if isinstance(found, Expression) else Expression(raw)
    if isinstance(raw, list):
        return [_bare(item) for item in raw]
    if isinstance(raw, Mapping):
        return {_key(key): _bare(item) for key, item in raw.items() if key != "//"}
    return raw  # type: ignore[no-any-return]  # bool, int, float or None


def _value(raw: Any) -> Value:
    if isinstance(raw, str):
        return _parsed(raw)
    if isinstance(raw, Mapping):
        return {_key(key): _value(item) for key, item in raw.items() if key != "//"}
    if isinstance(raw, list):
        return [_value(item) for item in raw]
    return raw  # type: ignore[no-any-return]  # bool, int, float or None


def _key(raw: str) -> str | Expression:
    """A key; keys are templates, too."""
    value = _parsed(raw)
    return Expression(literals.template(value.text)) if isinstance(value, Template) else value


def _parsed(raw: str) -> str | Template | Expression:
    try:
        return parse(raw)
    except SpecError as error:
        raise ValueError(str(error)) from error
