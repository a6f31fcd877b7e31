"""Whether two modules say the same: every block, every argument, as trees of expressions.

White space, comments, line breaks, brackets, the way in which a text is quoted and the order of arguments do not count.
Neither do null arguments, which mean the same as missing ones, and descriptions beyond their words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from modsmith.cty import values
from modsmith.cty.errors import EvaluationError
from modsmith.cty.values import NULL, NULL_VALUE
from modsmith.errors import SchemaError
from modsmith.evaluate.plain import plain
from modsmith.hcl.blocks import Expression, Template, Value
from modsmith.hcl.read import syntax
from modsmith.hcl.read.block import HclBlock
from modsmith.hcl.read.nodes import ListOf, Literal, Node, ObjectOf
from modsmith.importing import constraints, sentences
from modsmith.importing.bodies import literal
from modsmith.importing.inputs import plain_text, template
from modsmith.importing.notes import Note
from modsmith.provider.table import BlockSchema, Table

LEFT_OUT = frozenset({"provider", "terraform", "import", "ephemeral", "action"})
"""Blocks that are compared otherwise, or that the import lists as not carried."""

_REFERENCES = ("provider", "depends_on", "ignore_changes", "replace_triggered_by", "iterator", "from", "to")


def differences(original: Iterable[HclBlock], made: Iterable[HclBlock], table: Table) -> list[Note]:
    """In what the generated module says something else than the original.

    Args:
        original: blocks of the original.
        made: blocks of the generated module.
        table: the provider's schema.

    Returns:
        One note for each difference; its place is in the original, or "" for what only the generated module has.
    """
    ours, theirs = _keyed(original), _keyed(made)
    found: list[Note] = []
    for key, blocks in ours.items():
        others = theirs.pop(key, [])
        if len(blocks) != len(others):
            text = f"{len(blocks)} in the original, {len(others)} in the generated module"
            found.append(Note(blocks[0].where(), key, text))
        for one, other in zip(blocks, others, strict=False):
            found += [Note(one.where(part), key, text) for part, text in _block(one, other, table)]
    found += [Note("", key, "only the generated module has it") for key in theirs]
    return found


def count(blocks: Iterable[HclBlock]) -> Counter[str]:
    """How many blocks of each type are compared; locals one by one."""
    return Counter(key.partition(" ")[0] for key, found in _keyed(blocks).items() for _ in found)


def _keyed(blocks: Iterable[HclBlock]) -> dict[str, list[HclBlock]]:
    """Blocks by what they are: `resource aws_sqs_queue.this`, `local name`, `moved aws_x.a`."""
    made: dict[str, list[HclBlock]] = {}
    for block in blocks:
        if block.type in LEFT_OUT:
            continue
        if block.type == "locals":
            for name, value in block.values.items():
                line = {"value": block.lines.get(name, block.line)}
                one = HclBlock("local", (name,), block.file, line["value"], {"value": value}, line, ())
                made.setdefault(f"local {name}", []).append(one)
            continue
        label = ".".join(block.labels) or _reference(block.values.get("from"))
        made.setdefault(f"{block.type} {label}", []).append(block)
    return made


def _block(one: HclBlock, other: HclBlock, table: Table) -> Iterator[tuple[str, str]]:
    """Attribute and difference."""
    if one.type == "variable":
        yield from _variable(one, other)
        return
    schema = BlockSchema({})
    if one.type in ("resource", "data"):
        try:
            schema = table.data(one.labels[0]) if one.type == "data" else table.resource(one.labels[0])
        except SchemaError:
            schema = BlockSchema({})
    if one.type == "output":
        yield from _description(one, other)
    yield from _body(one, other, schema, "")


def _description(one: HclBlock, other: HclBlock) -> Iterator[tuple[str, str]]:
    """The words of a description, with the full stop that the import adds."""
    written = plain_text(one.values.get("description"))
    wanted = sentences.ended(written) if written.strip() else sentences.from_name(one.labels[0])
    if _words(wanted) != _words(plain_text(other.values.get("description"))):
        yield "description", "the description is not the same"


def _words(text: str) -> list[str]:
    return re.findall(r"\S+", text)


def _variable(one: HclBlock, other: HclBlock) -> Iterator[tuple[str, str]]:
    yield from _description(one, other)
    kinds = [constraints.type_of(each.values.get("type")) for each in (one, other)]
    if kinds[0] != kinds[1]:
        yield "type", "the type is not the same"
    defaults = [_default(each) for each in (one, other)]
    if defaults[0] != defaults[1]:
        yield "default", "the default is not the same"
    for name, default in (("nullable", True), ("sensitive", False), ("ephemeral", False)):
        if one.values.get(name, default) != other.values.get(name, default):
            yield name, f"`{name}` is not the same"
    rules = [[*each.nested("validation")] for each in (one, other)]
    if len(rules[0]) != len(rules[1]):
        yield "", "has another number of validations"
    for mine, theirs in zip(*rules, strict=False):
        if _tree(_node(mine.values.get("condition"))) != _tree(_node(theirs.values.get("condition"))):
            yield "", "the condition of a validation is not the same"
        message = sentences.naming(template(mine.values.get("error_message")), one.labels[0])
        said = template(theirs.values.get("error_message"))
        if _tree(syntax.template(sentences.ended(message))) != _tree(syntax.template(said)):
            yield "", "the message of a validation is not the same"


def _default(block: HclBlock) -> Any:
    if "default" not in block.values:
        return "<required>"
    type_ = constraints.type_of(block.values.get("type"))
    default = constraints.fitted(constraints.constant(block.values["default"]), type_)
    return ["<default>", _typed(default)]


def _typed(value: Any) -> Any:
    """A plain value in which `True` and 1 are not equal."""
    if isinstance(value, Mapping):
        return {key: _typed(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_typed(item) for item in value]
    return (isinstance(value, bool), value)


def _body(one: HclBlock, other: HclBlock, schema: BlockSchema, path: str) -> Iterator[tuple[str, str]]:
    mine, theirs = _arguments(one, schema), _arguments(other, schema)
    for name in [*mine, *(name for name in theirs if name not in mine)]:
        if mine.get(name) != theirs.get(name):
            yield name, f"`{path}{name}` is not the same"
    names = dict.fromkeys([*one.made, *other.made])
    for name in names:
        ours, others = one.made.get(name, []), other.made.get(name, [])
        if [each.type for each in ours] != [each.type for each in others]:
            yield name, f"`{path}{name}` has other blocks"
            continue
        nested = schema.blocks[name].block if name in schema.blocks else _as_block(schema, name)
        for each, counterpart in zip(ours, others, strict=True):
            yield from _nested(each, counterpart, nested, f"{path}{name}.")


def _nested(one: HclBlock, other: HclBlock, schema: BlockSchema, path: str) -> Iterator[tuple[str, str]]:
    if one.type != "dynamic":
        yield from _body(one, other, schema, path)
        return
    outer = BlockSchema({"b": {"content": ["single", 0, 1, schema.raw]}})
    yield from _body(one, other, outer, path)


def _as_block(schema: BlockSchema, name: str) -> BlockSchema:
    attribute = schema.attributes.get(name)
    nested = attribute.as_block() if attribute else None
    return nested.block if nested else BlockSchema({})


def _arguments(block: HclBlock, schema: BlockSchema) -> dict[str, Any]:
    """Arguments as trees, without those that are null."""
    made: dict[str, Any] = {}
    for name, value in block.values.items():
        if block.type == "output" and (name == "description" or (name == "sensitive" and value is False)):
            continue
        if name in _REFERENCES or (name == "providers" and isinstance(value, Mapping)):
            made[name] = _references(value)
            continue
        known = schema.attributes.get(name)
        node = _node(literal(value, known.type) if known else value)
        if not _is_null(node):
            made[name] = _tree(node)
    return made


def _is_null(node: Node) -> bool:
    return isinstance(node, Literal) and node.value.raw is NULL


def _tree(node: Any) -> Any:
    """A tree that can be compared: values have no equality of their own."""
    if isinstance(node, Literal):
        return ("Literal", node.value.type.kind, repr(plain(node.value)))
    if is_dataclass(node):
        return (type(node).__name__, *(_tree(getattr(node, each.name)) for each in fields(node)))
    return tuple(map(_tree, node)) if isinstance(node, tuple) else node


def _literal(text: str) -> Literal:
    return Literal(values.string(text))


def _references(value: Value) -> Any:
    if isinstance(value, list | tuple):
        return [_reference(item) for item in value]
    if isinstance(value, Mapping):
        return {_reference(key): _reference(item) for key, item in value.items()}
    return _reference(value)


def _reference(value: Value) -> str:
    text = value.text if isinstance(value, Expression | Template) else str(value)
    return re.sub(r"\s+", "", text)


def _node(value: Value) -> Node:
    """The tree of a value, however it is written."""
    if isinstance(value, Expression):
        return syntax.expression(value.text)
    if isinstance(value, Template):
        return syntax.template(value.text)
    if isinstance(value, Mapping):
        return ObjectOf(tuple((_key(key), _node(item)) for key, item in value.items()))
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ListOf(tuple(map(_node, value)))
    try:
        return Literal(NULL_VALUE if value is None else values.from_python(value))
    except EvaluationError:
        return syntax.expression(str(value))


def _key(key: str | Expression) -> Node:
    return _literal(key) if isinstance(key, str) else syntax.expression(key.text)
