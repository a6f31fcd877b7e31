"""Writes a Terraform resource in CloudFormation's words, as far as both have the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from modsmith.provider.table import BlockSchema
from modsmith.schemas import kinds, store
from modsmith.schemas.exceptions import TERRAFORM_ONLY
from modsmith.schemas.values import UNKNOWN, Path, Properties, Translated, Unknown

NOT_COMPARED = ("tags", "tags_all")
"""Arguments of another form in CloudFormation."""


def translate(terraform: str, body: Mapping[str, Any], block: BlockSchema | None) -> Translated | None:
    """A resource in CloudFormation's words; None if CloudFormation has no such type.

    Args:
        terraform: such as `aws_rds_cluster`.
        body: arguments by name, nested blocks as lists of such mappings, `UNKNOWN` for what is not known.
        block: what the provider's schema says of the type, if it is known.
    """
    kind = kinds.kind(terraform)
    root = store.schema(kind) if kind else {}
    if not root:
        return None
    readonly = {path.removeprefix("/properties/") for path in root.get("readOnlyProperties", ())}
    translation = _Translation(terraform, kind, root, readonly)
    within = kinds.WITHIN.get(terraform)
    if within is None:
        found = translation.object(body, root, block, (), "")
    else:
        inner = translation.object(
            body, translation.resolved(root["properties"][within]), block, (within,), ""
        )
        found = Properties({within: inner}, frozenset(root["properties"]) - {within})
    return Translated(kind, found, translation.arguments)


class _Translation:
    """The work on one resource."""

    def __init__(self, terraform: str, kind: str, root: Mapping[str, Any], readonly: set[str]) -> None:
        self.terraform, self.kind, self.root, self.readonly = terraform, kind, root, readonly
        self.arguments: dict[Path, str] = {}

    def resolved(self, schema: Any) -> Mapping[str, Any]:
        """A schema without references."""
        while isinstance(schema, Mapping) and "$ref" in schema:
            name = schema["$ref"].rpartition("/")[2]
            schema = self.root.get("definitions", {}).get(name, {})
        return schema if isinstance(schema, Mapping) else {}

    def object(
        self,
        body: Mapping[str, Any],
        schema: Mapping[str, Any],
        block: BlockSchema | None,
        path: Path,
        place: str,
    ) -> Properties:
        """The properties of an object."""
        top = not place
        schemas = {
            name: each
            for name, each in schema.get("properties", {}).items()
            if not (top and name in self.readonly)
        }
        names = {kinds.plain(name): name for name in schemas}
        owner = self.terraform if top else ""

        def property_of(argument: str) -> str:
            if argument in NOT_COMPARED:
                return ""
            return kinds.property_of(owner, argument, self.kind if top else "", names)

        values: dict[str, Any] = {}
        lost: set[str] = set()
        for argument, value in body.items():
            name = property_of(argument)
            if not name or name not in schemas or _is_absent(value):
                continue
            if top and TERRAFORM_ONLY.get((self.terraform, argument)) == value:
                continue
            at = f"{place}.{argument}" if place else argument
            nested = block.blocks.get(argument) if block else None
            found = self._value(
                value, self.resolved(schemas[name]), nested.block if nested else None, (*path, name), at
            )
            if found is None:
                lost.add(name)
                continue
            values[name] = found
            self.arguments[(*path, name)] = at
        said = {property_of(argument) for argument in _settable(block)} - lost
        return Properties(values, frozenset(schemas) - said - set(values))

    def _value(
        self, value: Any, schema: Mapping[str, Any], block: BlockSchema | None, path: Path, place: str
    ) -> Any:
        """A value in the form of a schema; None if it has another form."""
        if isinstance(value, Unknown):
            return UNKNOWN
        listed = schema.get("type", [])
        allowed = {listed} if isinstance(listed, str) else set(listed)
        if isinstance(value, list) and "array" in allowed:
            return self._array(value, self.resolved(schema.get("items", {})), block, path, place)
        if isinstance(value, list) and len(value) == 1 and isinstance(value[0], Mapping):
            value, place = value[0], f"{place}.0"
        if isinstance(value, Mapping):
            if "properties" in schema:
                return self.object(value, schema, block, path, place)
            return dict(value) if "object" in allowed else None
        has_other_form = isinstance(value, list) or (
            allowed & {"object", "array"} and "string" not in allowed
        )
        return None if has_other_form else value

    def _array(
        self, value: Iterable[Any], item: Mapping[str, Any], block: BlockSchema | None, path: Path, place: str
    ) -> list[Any] | None:
        found = [
            self._value(each, item, block, (*path, number), f"{place}.{number}")
            for number, each in enumerate(value)
        ]
        if any(each is None for each in found):
            return None
        self.arguments |= {(*path, number): f"{place}.{number}" for number in range(len(found))}
        return found


def _is_absent(value: Any) -> bool:
    """Whether Terraform leaves it out: null, an empty text and an empty list."""
    return value is None or value in ("", [], {})


def _settable(block: BlockSchema | None) -> Iterable[str]:
    """The arguments and blocks that a configuration may set; none if the provider's schema is not known."""
    if block is None:
        return ()
    attributes = (
        name for name, attribute in block.attributes.items() if attribute.settable and not attribute.computed
    )
    return (*attributes, *block.blocks)
