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


class _Form:
    """What all objects of one schema and one block of the provider's have in common.

    Args:
        owner: Terraform's type; "" for a block inside a resource.
        kind: CloudFormation's type; "" for a block inside a resource.
        schema: of the object.
        block: what the provider's schema says of it, if it is known.
        readonly: names of properties that nobody sets.

    Attributes:
        schemas: those of the properties that can be set.
        unsaid: properties that no argument stands for.
    """

    def __init__(
        self,
        owner: str,
        kind: str,
        schema: Mapping[str, Any],
        block: BlockSchema | None,
        readonly: set[str],
    ) -> None:
        self._owner, self._kind, self._of = owner, kind, (schema, block)
        properties = schema.get("properties", {})
        self.schemas = {name: each for name, each in properties.items() if name not in readonly}
        self._names = {kinds.plain(name): name for name in self.schemas}
        self._known: dict[str, str] = {}
        self.unsaid = frozenset(self.schemas) - {self.property_of(argument) for argument in _settable(block)}

    def property_of(self, argument: str) -> str:
        """The property that an argument is; "" if there is none."""
        if argument not in self._known:
            other = argument in NOT_COMPARED
            found = "" if other else kinds.property_of(self._owner, argument, self._kind, self._names)
            self._known[argument] = found
        return self._known[argument]


_MOST_FORMS = 2_000
_forms: dict[tuple[str, str, int, int], _Form] = {}
"""By type and the identities of the two schemas, which a form keeps."""


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
        form = self._form(schema, block, top=top)
        schemas = form.schemas
        values: dict[str, Any] = {}
        lost: set[str] = set()
        for argument, value in body.items():
            name = form.property_of(argument)
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
        return Properties(values, frozenset((form.unsaid | (lost & schemas.keys())) - values.keys()))

    def _form(self, schema: Mapping[str, Any], block: BlockSchema | None, *, top: bool) -> _Form:
        owner, kind = (self.terraform, self.kind) if top else ("", "")
        key = (owner, kind, id(schema), id(block))
        if key not in _forms:
            if len(_forms) >= _MOST_FORMS:
                _forms.clear()
            _forms[key] = _Form(owner, kind, schema, block, self.readonly if top else set())
        return _forms[key]

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
