"""Terraform's own arguments of resources and data sources: `count`, `for_each`, `lifecycle` and so on.

Source: https://developer.hashicorp.com/terraform/language/meta-arguments
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from modsmith.errors import did_you_mean
from modsmith.hcl.blocks import Attribute, Block, Expression, Template, Value
from modsmith.provider.literals import Fault
from modsmith.provider.literals import faults as literal_faults
from modsmith.provider.table import BlockSchema

ARGUMENTS: Final = ("count", "for_each", "provider", "depends_on")
BLOCKS: Final = ("lifecycle", "provisioner", "connection")
CONDITIONS: Final = ("precondition", "postcondition")
LIFECYCLE: Final = ("create_before_destroy", "prevent_destroy", "ignore_changes", "replace_triggered_by")


def argument_faults(attribute: Attribute) -> Iterator[Fault]:
    """What is wrong with one of `ARGUMENTS`."""
    name, value = attribute.name, attribute.value
    if name == "count":
        yield from literal_faults(value, "number", name)
    elif name == "for_each" and not isinstance(value, (Mapping, Expression)):
        yield Fault(name, "must be a map or a set of strings", "Wrap a list in `toset(...)`.")
    elif name == "provider" and not isinstance(value, Expression):
        yield Fault(name, "must be a reference such as aws.replica", "Leave out the quotes.")
    elif name == "depends_on":
        yield from _reference_faults(value, name)


def conflict_faults(block: Block) -> Iterator[Fault]:
    """`count` and `for_each` exclude each other."""
    if {"count", "for_each"} <= {attribute.name for attribute in block.attributes()}:
        yield Fault("for_each", "stands next to count", "Keep one of them.")


def block_faults(block: Block, kind: str, schema: BlockSchema) -> Iterator[Fault]:
    """What is wrong with one of `BLOCKS`.

    Args:
        block: the nested block.
        kind: `resource` or `data`, since a data source knows only conditions.
        schema: of the resource, for the names in `ignore_changes`.
    """
    if block.type != "lifecycle":
        yield Fault(block.type, "is not allowed in a module", "Use a resource or a Lambda function instead.")
        return
    for attribute in block.attributes():
        yield from _lifecycle_faults(attribute, kind, schema)
    for nested in block.blocks():
        yield from _condition_faults(nested)


def _lifecycle_faults(attribute: Attribute, kind: str, schema: BlockSchema) -> Iterator[Fault]:
    path, value = f"lifecycle.{attribute.name}", attribute.value
    if attribute.name not in LIFECYCLE:
        yield Fault(path, "unknown attribute", did_you_mean(attribute.name, LIFECYCLE))
    elif kind == "data":
        yield Fault(path, "a data source has no such lifecycle argument", "Remove it.")
    elif attribute.name in ("create_before_destroy", "prevent_destroy"):
        if not isinstance(value, bool):
            yield Fault(path, "must be a literal true or false", "Terraform allows no expression here.")
    elif value != Expression("all"):
        yield from _reference_faults(value, path)
        if attribute.name == "ignore_changes":
            yield from _ignored_faults(value, path, schema)


def _reference_faults(value: Value, path: str) -> Iterator[Fault]:
    if not isinstance(value, (list, tuple)):
        yield Fault(path, "must be a list of references", "Put it in square brackets.")
    elif any(isinstance(item, (str, Template)) for item in value):
        yield Fault(path, "holds a string where a bare reference belongs", "Leave out the quotes.")


def _ignored_faults(value: Value, path: str, schema: BlockSchema) -> Iterator[Fault]:
    known = {**schema.attributes, **schema.blocks}
    names = (
        (item.text for item in value if isinstance(item, Expression))
        if isinstance(value, (list, tuple))
        else ()
    )
    for name in names:
        root = re.split(r"[.\[]", name)[0]
        if root not in known:
            yield Fault(path, f"names {root!r}, which the resource does not have", did_you_mean(root, known))


def _condition_faults(block: Block) -> Iterator[Fault]:
    path = f"lifecycle.{block.type}"
    if block.type not in CONDITIONS:
        yield Fault(path, "unknown block", did_you_mean(block.type, CONDITIONS))
        return
    given, needed = [attribute.name for attribute in block.attributes()], ("condition", "error_message")
    for name in needed:
        if name not in given:
            yield Fault(f"{path}.{name}", "is required", "Add it.")
    for name in given:
        if name not in needed:
            yield Fault(f"{path}.{name}", "unknown attribute", did_you_mean(name, needed))
