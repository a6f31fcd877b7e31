"""Reads `*.tf.json` into the same blocks as HCL, with the provider's schema to tell a block from an attribute.

Lines are those where a name first stands in quotes: JSON's own readers tell none.

Source: https://developer.hashicorp.com/terraform/language/syntax/json
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generators.errors import SchemaError, SpecError
from generators.hcl.blocks import Value
from generators.hcl.template import parse
from generators.provider_schema.table import BlockSchema, Table
from validators.hcl_block import HclBlock

_LABELS = {"resource": 2, "data": 2, "variable": 1, "output": 1, "module": 1, "provider": 1}
_META_BLOCKS = frozenset({"lifecycle", "connection", "provisioner", "timeouts"})
_BLOCKS = {
    "terraform": frozenset({"required_providers", "backend", "cloud"}),
    "variable": frozenset({"validation"}),
}


def read_text(text: str, file: str) -> list[HclBlock]:
    """The top-level blocks of one file's text.

    Raises:
        ValueError: it is no JSON, or no Terraform configuration.
    """
    document = json.loads(text)
    if not isinstance(document, dict):
        raise ValueError("a configuration is a JSON object")
    return list(_Reader(text, file).document(document))


@dataclass(frozen=True)
class _Reader:
    """Reads one file."""

    text: str
    file: str

    def document(self, document: Mapping[str, Any]) -> Iterator[HclBlock]:
        for type_, content in document.items():
            if type_ != "//":
                yield from self._labelled(type_, content, (), _LABELS.get(type_, 0))

    def _labelled(
        self, type_: str, content: Any, labels: tuple[str, ...], missing: int
    ) -> Iterator[HclBlock]:
        for part in content if isinstance(content, list) else [content]:
            if not isinstance(part, Mapping):
                raise ValueError(f"{type_} is {part!r}, not an object")
            if not missing:
                yield self._block(type_, labels, part, _schema(type_, labels))
                continue
            for label, inner in part.items():
                if label != "//":
                    yield from self._labelled(type_, inner, (*labels, label), missing - 1)

    def _block(
        self, type_: str, labels: tuple[str, ...], body: Mapping[str, Any], schema: BlockSchema | None
    ) -> HclBlock:
        values: dict[str, Value] = {}
        blocks: list[HclBlock] = []
        for name, raw in body.items():
            if name == "//":
                continue
            if name == "dynamic" and isinstance(raw, Mapping):
                blocks += self._dynamic(raw, schema)
            elif _is_block(type_, name, raw, schema):
                inner = schema.blocks[name].block if schema and name in schema.blocks else None
                parts = raw if isinstance(raw, list) else [raw]
                blocks += [self._block(name, (), part, inner) for part in parts if isinstance(part, Mapping)]
            else:
                values[name] = _value(raw)
        lines = {name: self._line(name) for name in values}
        return HclBlock(type_, labels, self.file, self._line(*labels[-1:]), values, lines, tuple(blocks))

    def _dynamic(self, raw: Mapping[str, Any], schema: BlockSchema | None) -> Iterator[HclBlock]:
        for name, content in raw.items():
            inner = schema.blocks[name].block if schema and name in schema.blocks else None
            for part in content if isinstance(content, list) else [content]:
                if isinstance(part, Mapping):
                    made = self._block("content", (), _only(part.get("content")), inner)
                    values = {key: _value(value) for key, value in part.items() if key != "content"}
                    yield HclBlock("dynamic", (name,), self.file, self._line(name), values, {}, (made,))

    def _line(self, *names: str) -> int:
        found = re.search(rf'"{re.escape(names[0])}"\s*:', self.text) if names else None
        return self.text.count("\n", 0, found.start()) + 1 if found else 1


def _only(content: Any) -> Mapping[str, Any]:
    """The body of a block that there is one of, alone or in a list."""
    body = content[0] if isinstance(content, list) and len(content) == 1 else content
    if not isinstance(body, Mapping):
        raise ValueError(f"a block is {body!r}, not an object")
    return body


def _is_block(type_: str, name: str, raw: Any, schema: BlockSchema | None) -> bool:
    if not isinstance(raw, Mapping | list):
        return False
    if name in _META_BLOCKS or name in _BLOCKS.get(type_, ()):
        return True
    return schema is not None and name in schema.blocks


def _schema(type_: str, labels: tuple[str, ...]) -> BlockSchema | None:
    """What the provider says of a resource type; None for one that it does not know."""
    try:
        if type_ == "resource":
            return Table.load().resource(labels[0])
        return Table.load().data(labels[0]) if type_ == "data" else None
    except SchemaError:
        return None


def _value(raw: Any) -> Value:
    if isinstance(raw, str):
        try:
            return parse(raw)
        except SpecError as error:
            raise ValueError(str(error)) from error
    if isinstance(raw, Mapping):
        return {key: _value(item) for key, item in raw.items() if key != "//"}
    if isinstance(raw, list):
        return [_value(item) for item in raw]
    return raw  # type: ignore[no-any-return]  # bool, int, float or None
