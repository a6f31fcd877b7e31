"""The tables of inputs: required ones first, with short cells."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from modsmith.readme.cells import cell
from modsmith.spec.model import Input, ModuleSpec
from modsmith.spec.types import Collection as CollectionType
from modsmith.spec.types import Field, Object, Type, fields_of, is_required

LONGEST_RULE = 60
"""The maximum number of characters of the rules that stand beside an input; longer ones are in PROOFS.md."""

MOST_FIELDS = 4
"""The maximum number of fields that are described beside an input; of more, only names and defaults are shown."""

LONGEST_DEFAULT = 24
"""The maximum number of characters of a default in its cell."""

FEWEST_COMMON = 3
"""The minimum number of inputs in each part of the optional ones; fewer are not worth a table of their own."""


@dataclass(frozen=True)
class Group:
    """A table of inputs.

    Attributes:
        title: its heading.
        inputs: its rows.
        required: whether the caller must set them, so that they have no default.
    """

    title: str
    inputs: Sequence[Input]
    required: bool = False


def groups(spec: ModuleSpec, common: Collection[str]) -> list[Group]:
    """The inputs by how many callers set them; groups without inputs are left out.

    Args:
        spec: the module's spec.
        common: names of inputs that many callers set.
    """
    optional = [item for item in spec.inputs if not item.required]
    often = [item for item in optional if item.name in common]
    others = [item for item in optional if item.name not in common]
    found = [Group("Required inputs", [item for item in spec.inputs if item.required], required=True)]
    if min(len(often), len(others)) < FEWEST_COMMON:
        found.append(Group("Optional inputs", optional))
    else:
        found += [Group("Common inputs", often), Group("Other inputs", others)]
    return [group for group in found if group.inputs]


def short_type(type_: Type) -> str:
    """A type constraint without the fields of its objects: `map(object({...}))`."""
    if isinstance(type_, Object):
        return "object({...})"
    if isinstance(type_, CollectionType):
        return f"{type_.kind}({short_type(type_.element)})"
    return type_.hcl()


def default(item: Input) -> str:
    """The cell with an input's default; a long one is only in variables.tf."""
    text = json.dumps(item.default, ensure_ascii=False)
    if len(text) > LONGEST_DEFAULT:
        return "[variables.tf](variables.tf)"
    return cell(f"`{text}`")


def description(item: Input) -> str:
    """The cell with what an input means, its fields and its rules; of a deprecated one, only what replaces it."""
    if item.deprecated:
        return cell(f"**{item.deprecated.note}**")
    text = " ".join(filter(None, [item.description, _short_rules(item)]))
    return cell("\n".join([text, *_fields(item)]))


def rules(item: Input) -> str:
    """All rules of an input."""
    return "; ".join(rule.rule for rule in item.validations)


def _short_rules(item: Input) -> str:
    text = rules(item)
    if not text:
        return ""
    if len(text) > LONGEST_RULE:
        return f"[Rules](PROOFS.md#rules-{item.name})."
    return f"Rule: {text}."


def _fields(item: Input) -> list[str]:
    fields = list(fields_of(item.type))
    if len(fields) <= MOST_FIELDS:
        return [
            f"`{path}`{_field_default(field)}" + (f": {field.description}" if field.description else ".")
            for path, field in fields
        ]
    names = ", ".join(f"`{path}`{_field_default(field)}" for path, field in fields)
    return [f"Fields, described in [variables.tf](variables.tf): {names}."]


def _field_default(field: Field) -> str:
    if is_required(field.default):
        return " (required)"
    if field.default is None or isinstance(field.type, Object):
        return ""
    return f" = `{json.dumps(field.default, ensure_ascii=False)}`"
