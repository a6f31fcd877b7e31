"""The body of a resource, data source or call of a module as a dict, in the order in which it is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from modsmith.hcl.blocks import Expression, Template, Value
from modsmith.hcl.read.block import HclBlock
from modsmith.importing import constraints
from modsmith.importing.notes import Note, Notes
from modsmith.importing.original import Original
from modsmith.importing.python import Call, Entry
from modsmith.importing.speller import Speller
from modsmith.provider.table import BlockSchema

_REFUSED = {
    "provisioner": "modsmith has no provisioners; use a resource or a Lambda function instead",
    "connection": "modsmith has no provisioners",
}
_PLAIN_NAMES = ("this", "main", "default")
_REFERENCES = ("ignore_changes", "replace_triggered_by", "depends_on")


@dataclass(frozen=True)
class Bodies:
    """Writes bodies of one Python file.

    Attributes:
        original: the module.
        speller: of the file.
        notes: what is changed and what is left out is added to them.
    """

    original: Original
    speller: Speller
    notes: Notes

    def resource(self, block: HclBlock, schema: BlockSchema) -> dict[str, Any]:
        """The body of a resource or data source.

        Args:
            block: as it is written.
            schema: of its type.
        """
        type_, name = block.labels
        words = [type_.partition("_")[2] or type_, *([name] if name not in _PLAIN_NAMES else [])]
        return self._body(block, schema, block, "_".join(words))

    def call(self, block: HclBlock) -> dict[str, Any]:
        """The body of a call of a module."""
        made: dict[str, Any] = {}
        for name, value in block.values.items():
            if name == "providers" and isinstance(value, dict):
                spelt: Any = {_text(key): _text(one) for key, one in value.items()}
            elif name == "depends_on":
                spelt = references(value)
            else:
                spelt = self.speller.value(value, f"{block.labels[0]}_{name}")
            made[name] = Entry(spelt, self._comment(block, block.lines.get(name)))
        for nested in block.blocks:
            self.notes.miss(block, f"a call of a module has no block `{nested.type}`")
        return made

    def _body(self, block: HclBlock, schema: BlockSchema, top: HclBlock, name: str) -> dict[str, Any]:
        made: dict[str, Any] = {}
        for key, item in _items(block):
            line = item.line if isinstance(item, HclBlock) else block.lines.get(key)
            comment = self._comment(top, line)
            if isinstance(item, HclBlock):
                found = self._nested(item, schema, top, f"{name}_{item.makes}")
                if found is not None:
                    made.setdefault(item.makes, []).append(Entry(found, comment))
                continue
            made[key] = Entry(self._argument(key, item, schema, f"{name}_{key}"), comment)
        return {key: _single(value) if isinstance(value, list) else value for key, value in made.items()}

    def _argument(self, key: str, value: Value, schema: BlockSchema, name: str) -> Any:
        if key == "provider":
            return _text(value)
        if key == "depends_on":
            return references(value)
        known = schema.attributes.get(key)
        fitted = literal(value, known.type) if known else value
        return self.speller.value(fitted, name)

    def _nested(self, block: HclBlock, schema: BlockSchema, top: HclBlock, name: str) -> Any:
        if block.type == "lifecycle":
            return self._lifecycle(block, name)
        if block.type in _REFUSED:
            self.notes.missing.append(
                Note(block.where(), f"{top.address}: {block.type}", _REFUSED[block.type])
            )
            return None
        inner = _schema(schema, block.makes)
        if block.type != "dynamic":
            body = self._body(block, inner, top, name)
            if block.makes in schema.blocks:
                return body
            self.speller.names.add("Nested")
            return Call("Nested", (body,))
        self.speller.names.add("Dynamic")
        content = next(iter(block.nested("content")), None)
        each = self.speller.value(block.values.get("for_each"), f"{name}_for_each")
        body = self._body(content, inner, top, name) if content else {}
        iterator = block.values.get("iterator")
        named = {"iterator": _text(iterator)} if iterator is not None else {}
        return Call("Dynamic", (each, body), named)

    def _lifecycle(self, block: HclBlock, name: str) -> dict[str, Any]:
        made: dict[str, Any] = {}
        for key, item in _items(block):
            if isinstance(item, HclBlock):
                spelt = {
                    part: self.speller.value(value, f"{name}_{key}_{part}")
                    for part, value in item.values.items()
                }
                made.setdefault(key, []).append(spelt)
            elif key in _REFERENCES:
                made[key] = references(item)
            else:
                made[key] = literal(item, "bool")
        return {
            key: value[0] if key.endswith("condition") and len(value) == 1 else value
            for key, value in made.items()
        }

    def _comment(self, block: HclBlock, line: int | None) -> tuple[str, ...]:
        return self.original.comment(block, line).lines if line else ()


def references(value: Value) -> Any:
    """References as text without brackets: a list, or the word `all`."""
    if isinstance(value, list | tuple):
        return [_text(item) for item in value]
    return _text(value)


def literal(value: Value, type_: Any) -> Value:
    """A literal as the provider declares it: without quotes for a number or bool, with them for a string."""
    if isinstance(type_, str):
        fitted: Value = constraints.primitive(value, type_)
        return fitted
    if type_[0] in ("list", "set") and isinstance(value, list):
        return [literal(item, type_[1]) for item in value]
    if type_[0] == "map" and isinstance(value, dict):
        return {key: literal(item, type_[1]) for key, item in value.items()}
    return value


def _items(block: HclBlock) -> Iterator[tuple[str, Value | HclBlock]]:
    """Attributes and nested blocks in the order of their lines."""
    found: list[tuple[int, str, Value | HclBlock]] = [
        (block.lines.get(name, block.line), name, value) for name, value in block.values.items()
    ]
    found += [(one.line, one.type, one) for one in block.blocks]
    for _, name, item in sorted(found, key=lambda one: one[0]):
        yield name, item


def _schema(schema: BlockSchema, name: str) -> BlockSchema:
    if name in schema.blocks:
        return schema.blocks[name].block
    attribute = schema.attributes.get(name)
    nested = attribute.as_block() if attribute else None
    return nested.block if nested else BlockSchema({})


def _single(entries: list[Entry]) -> Entry:
    """One block as it is, several as a list."""
    if len(entries) == 1:
        return entries[0]
    return Entry([one.value for one in entries], tuple(line for one in entries for line in one.comment))


def _text(value: Value) -> str:
    if isinstance(value, Expression | Template):
        return value.text
    return str(value)
