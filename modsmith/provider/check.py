"""Checks blocks against the provider's schema, before Terraform runs.

    for error in check(blocks, where="dynamodb/tables.tf"):
        print(error)

    dynamodb/tables.tf: aws_dynamodb_table.logs.ttl.attribut_name: unknown attribute in provider 5.100.0.
    Did you mean 'attribute_name'?

It knows what `terraform validate` knows of the schema, in a few milliseconds and all at once, and is
stricter where hand-written HCL would be: no quoted numbers and bools, nothing deprecated, no provisioners.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from modsmith.errors import SchemaError, did_you_mean
from modsmith.hcl.blocks import Attribute, Block
from modsmith.provider import meta
from modsmith.provider.literals import Fault
from modsmith.provider.literals import faults as literal_faults
from modsmith.provider.table import AttributeSchema, BlockSchema, NestedSchema, Table

BUILT_IN = "terraform_"
_INDEX = re.compile(r"\[\d+\]")


@dataclass(frozen=True)
class Scope:
    """Where in a resource the check stands.

    Attributes:
        schema: of the block.
        provider: the provider's version, for messages.
        path: from the resource to the block; "" for the resource itself.
        kind: `resource` or `data`.
    """

    schema: BlockSchema
    provider: str
    path: str
    kind: str

    def at(self, name: str) -> str:
        """The path of a part of the block."""
        return f"{self.path}.{name}" if self.path else name


def check(
    blocks: Iterable[Block], *, where: str = "", table: Table | None = None, deprecated: Collection[str] = ()
) -> list[SchemaError]:
    """All that the provider would refuse in resources and data sources, also in those inside `check` blocks.

    Args:
        blocks: of a file or a module; other blocks than resources and data sources are passed over.
        where: the file or module, to stand first in each error.
        table: the provider's schema; the committed one by default.
        deprecated: what may be used although the provider deprecates it, such as `aws_eip.nat.vpc`.

    Returns:
        The errors in the order of the blocks.
    """
    table = table or Table.load()
    targets = (target for block in blocks for target in _targets(block))
    return [error for target in targets for error in _errors(target, where, table, deprecated)]


def _targets(block: Block) -> Iterator[Block]:
    if block.type == "check":
        yield from block.blocks("data")
    elif block.type in ("resource", "data") and not block.labels[0].startswith(BUILT_IN):
        yield block


def deprecated(block: Block, table: Table) -> list[str]:
    """What a resource or data source uses although the provider deprecates it, as `check` takes it.

    Raises:
        SchemaError: there is no such type.
    """
    schema = table.data(block.labels[0]) if block.type == "data" else table.resource(block.labels[0])
    faults = _resource_faults(block, Scope(schema, table.of(block.labels[0]).version, "", block.type))
    return list(dict.fromkeys(_without_indexes(block, fault) for fault in faults if fault.deprecated))


def _without_indexes(block: Block, fault: Fault) -> str:
    """The address of a fault's place; the same for all blocks of a name."""
    return f"{block.address}.{_INDEX.sub('', fault.path)}" if fault.path else block.address


def _errors(block: Block, where: str, table: Table, deprecated: Collection[str]) -> Iterator[SchemaError]:
    kind, prefix = block.type, f"{where}: " if where else ""
    try:
        owner = table.of(block.labels[0])
        schema = table.data(block.labels[0]) if kind == "data" else table.resource(block.labels[0])
    except SchemaError as error:
        yield SchemaError(error.problem, where=prefix + block.address, fix=error.fix)
        return
    for fault in _resource_faults(block, Scope(schema, owner.version, "", kind)):
        if fault.deprecated and _without_indexes(block, fault) in deprecated:
            continue
        place = f"{block.address}.{fault.path}" if fault.path else block.address
        yield SchemaError(fault.problem, where=prefix + place, fix=fault.fix)


def _resource_faults(block: Block, scope: Scope) -> Iterator[Fault]:
    body: list[Attribute | Block] = []
    for item in block.body:
        if isinstance(item, Attribute) and item.name in meta.ARGUMENTS:
            yield from meta.argument_faults(item)
        elif isinstance(item, Block) and item.type in meta.BLOCKS:
            yield from meta.block_faults(item, scope.kind, scope.schema)
        else:
            body.append(item)
    yield from meta.conflict_faults(block)
    yield from _body_faults(replace(block, body=tuple(body)), scope)


def _body_faults(block: Block, scope: Scope) -> Iterator[Fault]:
    if scope.schema.deprecated:
        yield _deprecated(scope.path, scope)
    for attribute in block.attributes():
        yield from _attribute_faults(attribute, scope)
    names = [_name(nested) for nested in block.blocks()]
    seen: Counter[str] = Counter()
    for nested, name in zip(block.blocks(), names, strict=True):
        part = f"{name}[{seen[name]}]" if names.count(name) > 1 else name
        seen[name] += 1
        yield from _nested_faults(nested, name, part, scope)
    yield from _missing_faults(block, scope)
    yield from _count_faults(block, scope)


def _name(block: Block) -> str:
    """The block type it stands for: `dynamic "ttl"` stands for `ttl` blocks."""
    return block.labels[0] if block.type == "dynamic" and block.labels else block.type


def _attribute_faults(attribute: Attribute, scope: Scope) -> Iterator[Fault]:
    name, path = attribute.name, scope.at(attribute.name)
    schema = scope.schema.attributes.get(name)
    if schema is None:
        if name in scope.schema.blocks:
            yield Fault(path, "is a block, not an attribute", f"Write `{name} {{ ... }}`.")
        else:
            yield _unknown("attribute", name, scope)
        return
    if not schema.settable:
        yield _computed(path)
        return
    if schema.deprecated:
        yield _deprecated(path, scope)
    yield from literal_faults(attribute.value, schema.type, path)


def _nested_faults(block: Block, name: str, part: str, scope: Scope) -> Iterator[Fault]:
    path = scope.at(part)
    schema = scope.schema.blocks.get(name)
    attribute = scope.schema.attributes.get(name)
    if schema is None and attribute is not None:
        if not attribute.settable:
            yield _computed(path)
            return
        schema = attribute.as_block()
        if schema is None:
            yield Fault(path, "is an attribute, not a block", f"Write `{name} = ...`.")
            return
    if schema is None:
        yield _unknown("block", name, scope)
        return
    if attribute is not None and attribute.deprecated:
        yield _deprecated(path, scope)
    if block.type != "dynamic" and block.labels:
        yield Fault(path, "takes no label", "Remove it.")
    inner = replace(scope, schema=schema.block, path=path)
    yield from _dynamic_faults(block, inner) if block.type == "dynamic" else _body_faults(block, inner)


def _dynamic_faults(block: Block, scope: Scope) -> Iterator[Fault]:
    """Source: https://developer.hashicorp.com/terraform/language/expressions/dynamic-blocks ."""
    given, contents = [attribute.name for attribute in block.attributes()], list(block.blocks())
    if "for_each" not in given:
        yield Fault(scope.path, "the dynamic block has no for_each", "Add it.")
    for name in given:
        if name not in ("for_each", "iterator", "labels"):
            yield Fault(scope.at(name), "is no argument of a dynamic block", "Move it into `content`.")
    if [content.type for content in contents] != ["content"]:
        yield Fault(scope.path, "the dynamic block must hold one content block and no other")
    for content in contents:
        if content.type == "content":
            yield from _body_faults(content, scope)


def _missing_faults(block: Block, scope: Scope) -> Iterator[Fault]:
    given = {attribute.name: attribute.value for attribute in block.attributes()}
    for name, schema in scope.schema.attributes.items():
        if schema.required and given.get(name) is None:
            yield Fault(scope.at(name), "is required", "Give it a value.")


def _count_faults(block: Block, scope: Scope) -> Iterator[Fault]:
    attributes = Counter(attribute.name for attribute in block.attributes())
    nested = Counter(_name(each) for each in block.blocks())
    dynamic = {_name(each) for each in block.blocks("dynamic")}
    for name, times in attributes.items():
        if times > 1 or (name in nested and name in scope.schema.attributes):
            yield Fault(scope.at(name), "is set twice", "Keep one of them.")
    for name, schema in scope.schema.blocks.items():
        yield from _bound_faults(scope.at(name), schema, nested[name], name in dynamic)


def _bound_faults(path: str, schema: NestedSchema, times: int, dynamic: bool) -> Iterator[Fault]:
    """How many a dynamic block makes is known only to Terraform."""
    most = 1 if schema.nesting in ("single", "group") else schema.max_items
    if not times and schema.min_items:
        yield Fault(path, "the block is required", "Add it.")
    elif times < schema.min_items and not dynamic:
        yield Fault(path, f"takes at least {schema.min_items} blocks, not {times}")
    elif most and times > most and not dynamic:
        yield Fault(path, f"takes at most {most} block{'s' * (most > 1)}, not {times}", "Remove the others.")


def _unknown(word: str, name: str, scope: Scope) -> Fault:
    settable = [each for each, schema in scope.schema.attributes.items() if _is_settable(schema)]
    fix = did_you_mean(name, [*settable, *scope.schema.blocks])
    return Fault(scope.at(name), f"unknown {word} in provider {scope.provider}", fix)


def _is_settable(schema: AttributeSchema) -> bool:
    return schema.settable and not schema.deprecated


def _computed(path: str) -> Fault:
    return Fault(path, "is set by the provider alone", "Remove it.")


def _deprecated(path: str, scope: Scope) -> Fault:
    fix = "Use what the provider's documentation names instead."
    return Fault(path, f"deprecated in provider {scope.provider}", fix, deprecated=True)
