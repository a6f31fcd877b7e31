"""From the CDKTF stack to blocks: `stack.to_terraform()` read back in the order in which it was built."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from modsmith.build.interface import Bound
from modsmith.build.stack import COMMENT, META_ARGUMENTS, ModuleStack
from modsmith.hcl import template
from modsmith.hcl.blocks import Attribute, Block, Expression, Key, Value
from modsmith.provider.table import BlockSchema, Table

_REFERENCE_LISTS = ("ignore_changes", "replace_triggered_by")


def blocks_by_file(stack: ModuleStack, table: Table) -> dict[str, list[Block]]:
    """The stack's resources, data sources, locals and checks, grouped by file, in adding order.

    What has moved and what is gone stands at the end of its file.

    Args:
        stack: with all its files built.
        table: tells nested blocks from attributes.

    Returns:
        File name without `.tf` to its blocks. Variables and outputs are not among them: the spec writes those.

    Raises:
        SchemaError: a resource type that the provider does not have.
    """
    terraform = stack.rendered
    files: dict[str, list[Block]] = {}
    for address, file in stack.registry.files.items():
        found = _block(address, terraform, stack, table)
        blocks = files.setdefault(file, [])
        if found is not None:
            _append(blocks, found)
    for old, (new, file) in stack.registry.moves.items():
        ends = (Attribute("from", Expression(old)), Attribute("to", Expression(new)))
        files.setdefault(file, []).append(Block("moved", (), ends))
    for address, (destroy, file) in stack.registry.removals.items():
        lifecycle = Block("lifecycle", (), (Attribute("destroy", destroy),))
        gone = Block("removed", (), (Attribute("from", Expression(address)), lifecycle))
        files.setdefault(file, []).append(gone)
    return files


def bound_outputs(stack: ModuleStack) -> dict[str, Value | Bound]:
    """Output name to the value that a construct bound it to, in binding order."""
    outputs, conditions = stack.rendered.get("output", {}), stack.registry.conditions
    names = (
        address.removeprefix("output.") for address in stack.registry.files if address.startswith("output.")
    )
    values = ((name, _value(outputs[name]["value"])) for name in names)
    return {
        name: Bound(value, [*_conditions(conditions[name])]) if name in conditions else value
        for name, value in values
    }


def _conditions(body: Mapping[str, Any]) -> Iterator[Attribute | Block]:
    for one in body["precondition"]:
        yield Block("precondition", (), tuple(_body(one, None)))
    if "depends_on" in body:
        yield _meta("depends_on", body["depends_on"])


def _block(address: str, terraform: Mapping[str, Any], stack: ModuleStack, table: Table) -> Block | None:
    head, _, name = address.rpartition(".")
    if head == "output":
        return None
    if head == "local":
        return Block("locals", (), (Attribute(name, _value(terraform["locals"][name])),))
    if head == "check":
        return Block("check", (name,), tuple(_check(terraform["check"][name], table)))
    if head == "module":
        body = tuple(_call(terraform["module"][name]))
        return Block("module", (name,), body, stack.registry.comments.get(address, ""))
    kind, type_ = ("data", head.removeprefix("data.")) if head.startswith("data.") else ("resource", head)
    schema = table.data(type_) if kind == "data" else table.resource(type_)
    marks = {COMMENT: stack.registry.marks.get(address, {})}
    body = tuple(_body({**terraform[kind][type_][name], **marks}, schema))
    return Block(kind, (type_, name), body, stack.registry.comments.get(address, ""))


def _append(blocks: list[Block], block: Block) -> None:
    """Locals of one file share the block of the first."""
    if block.type == "locals":
        for index, earlier in enumerate(blocks):
            if earlier.type == "locals":
                blocks[index] = Block("locals", (), earlier.body + block.body)
                return
    blocks.append(block)


def _body(body: Mapping[str, Any], schema: BlockSchema | None) -> Iterator[Attribute | Block]:
    made = list(_items(body, schema))
    for name, kinds in body.get(COMMENT, {}).get("order", {}).items():
        blocks = {at: item for at, item in enumerate(made) if isinstance(item, Block)}
        blocks = {at: block for at, block in blocks.items() if name in (block.type, *block.labels)}
        static = iter([block for block in blocks.values() if block.type != "dynamic"])
        dynamic = iter([block for block in blocks.values() if block.type == "dynamic"])
        for at, is_dynamic in zip(blocks, kinds, strict=True):
            made[at] = next(dynamic if is_dynamic else static)
    yield from made


def _items(body: Mapping[str, Any], schema: BlockSchema | None) -> Iterator[Attribute | Block]:
    as_blocks = body.get(COMMENT, {}).get("blocks", ())
    for name, value in body.items():
        if name == COMMENT:
            continue
        if name == "dynamic" and schema is not None:
            yield from _dynamic(value, schema)
        elif name in META_ARGUMENTS and schema is not None:
            yield _meta(name, value)
        elif (
            schema is not None
            and (name in schema.blocks or name in as_blocks)
            and isinstance(value, (Mapping, list))
        ):
            nested = schema.blocks[name].block if name in schema.blocks else None
            for item in value if isinstance(value, list) else [value]:
                yield Block(name, (), tuple(_body(item, nested)))
        else:
            yield Attribute(name, _value(value))


def _check(body: Mapping[str, Any], table: Table) -> Iterator[Block]:
    for address, inner in body.get("data", {}).items():
        type_, _, name = address.partition(".")
        yield Block("data", (type_, name), tuple(_body(inner, table.data(type_))))
    for one in body["assert"]:
        yield Block("assert", (), tuple(_body(one, None)))


def _call(body: Mapping[str, Any]) -> Iterator[Attribute | Block]:
    """The body of a call of a module; names of providers are bare."""
    for name, value in body.items():
        if name == "providers":
            yield Attribute(name, {key: Expression(of) for key, of in value.items()})
        else:
            yield _meta(name, value)


def _dynamic(blocks: Mapping[str, Sequence[Any]], schema: BlockSchema) -> Iterator[Block]:
    for label, block in ((label, block) for label, several in blocks.items() for block in several):
        nested = schema.blocks[label].block if label in schema.blocks else None
        content = Block("content", (), tuple(_body(block["content"], nested)))
        named = (Attribute("iterator", Expression(block["iterator"])),) if "iterator" in block else ()
        yield Block("dynamic", (label,), (Attribute("for_each", _value(block["for_each"])), *named, content))


def _meta(name: str, value: Any) -> Attribute | Block:
    if name == "lifecycle":
        return Block("lifecycle", (), tuple(_lifecycle(value)))
    if name == "provider":
        return Attribute(name, Expression(value))
    if name == "depends_on":
        return Attribute(name, [Expression(item) for item in value])
    return Attribute(name, _value(value))


def _lifecycle(body: Mapping[str, Any]) -> Iterator[Attribute | Block]:
    for name, value in body.items():
        if name in _REFERENCE_LISTS:
            references = Expression(value) if isinstance(value, str) else [Expression(item) for item in value]
            yield Attribute(name, references)
        elif name in ("precondition", "postcondition"):
            for item in value if isinstance(value, list) else [value]:
                yield Block(name, (), tuple(_body(item, None)))
        else:
            yield Attribute(name, _value(value))


def _value(value: Any) -> Value:
    if isinstance(value, str):
        return template.parse(value)
    if isinstance(value, Mapping):
        return {_key(key): _value(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_value(item) for item in value]
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return int(value)
    return value  # type: ignore[no-any-return]


def _key(key: str) -> Key:
    parsed = template.parse(key)
    return parsed if isinstance(parsed, (str, Expression)) else Expression(f'"{parsed.text}"')
