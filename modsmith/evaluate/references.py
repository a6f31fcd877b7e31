"""What expressions that refer to resources and module calls evaluate to."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from modsmith.cty import types, values
from modsmith.cty.convert import convert
from modsmith.cty.errors import EvaluationError
from modsmith.cty.types import DYNAMIC, NUMBER, STRING, Type
from modsmith.cty.unknown import Unknown
from modsmith.cty.values import NULL, Value
from modsmith.evaluate import instances, operators
from modsmith.evaluate.instances import Key, Keys, Undecided
from modsmith.evaluate.scope import Found, valued
from modsmith.provider.table import AttributeSchema, BlockSchema, Table


class Instance:
    """A resource or one of its instances: `aws_kms_key.this`, before `.arn`.

    Args:
        address: of the instance, with the module's prefix.
        schema: of its type; None if the provider is another one.
        may_fail: whether it may not exist.
    """

    def __init__(self, address: str, schema: BlockSchema | None, *, may_fail: bool = False) -> None:
        self._origin = Unknown(address, frozenset({address}), direct=True, may_fail=may_fail)
        self._schema = schema

    def member(self, key: Value) -> Found:
        """As `Namespace.member`: the provider's schema tells the type, and whether it may be null."""
        whole = self.value()
        if self._schema is None or not key.known or key.raw is NULL:
            return operators.index(whole, key)
        name = convert(key, STRING).raw
        attribute = self._schema.attributes.get(name)
        if attribute is None and name == "region" and self._schema is not _TERRAFORM_DATA:
            attribute = _REGION
        if attribute is None:
            if name in self._schema.blocks:
                return operators.attribute(whole, name)
            raise EvaluationError(f"{self._origin.text} has no attribute {name!r}")
        found: Unknown = operators.attribute(whole, name).raw
        if not (attribute.computed or attribute.required):
            found = Unknown(found.text, found.refers, sure=False, direct=True, may_fail=found.may_fail)
        return values.unknown(_type(attribute), found)

    def value(self) -> Value:
        """As `Namespace.value`."""
        return values.unknown(DYNAMIC, self._origin)

    def elements(self) -> list[Found]:
        """As `Namespace.elements`."""
        return [self]


def _type(attribute: AttributeSchema) -> Type:
    return types.from_json(attribute.type) if attribute.type is not None else DYNAMIC


_TERRAFORM_DATA = BlockSchema(
    {
        "a": {
            "id": ["c", "string"],
            "input": ["o", "dynamic"],
            "output": ["c", "dynamic"],
            "triggers_replace": ["o", "dynamic"],
        }
    }
)


_REGION = AttributeSchema("string", optional=True, computed=True)
"""The attribute `region`, which provider 6 has on every type; the table is of provider 5."""


@cache
def schema(type_: str) -> BlockSchema | None:
    """The provider's schema of a resource type, or of a data source as `data.TYPE`; None for other providers."""
    if type_ == "terraform_data":
        return _TERRAFORM_DATA
    table = Table.load()
    if type_.startswith("data."):
        name = type_.removeprefix("data.")
        return table.data(name) if name in table.types("data") else None
    return table.resource(type_) if type_ in table.types("resource") else None


class Counted:
    """A resource or module call, before the key of an instance: `aws_kms_key.this`, before `[0]`, `[*]`.

    Args:
        keys: returns the keys of the instances.
        make: what an instance is, by its key; None for the only one. The flag tells that it may not exist.
        whole: the address, with the module's prefix.
    """

    def __init__(
        self, keys: Callable[[], Keys], make: Callable[[Key | None, bool], Found], whole: str
    ) -> None:
        self._keys, self._make, self._whole = keys, make, whole

    def member(self, key: Value) -> Found:
        """As `Namespace.member`: an attribute of the only instance, or one of several instances."""
        keys = self._keys()
        if keys is None:
            only = self._make(None, False)
            return operators.index(only, key) if isinstance(only, Value) else only.member(key)
        if isinstance(key.raw, Unknown):
            if key.raw.options:
                return values.over_options([key], lambda each: valued(self.member(each[0])))
            text = f"{self._whole}[{key.raw.text}]"
            refers = frozenset({self._whole}) | key.raw.refers
            return values.unknown(DYNAMIC, Unknown(text, refers, may_fail=True, doubt=key.raw.doubt))
        chosen = _key(key, keys)
        if isinstance(keys, Undecided):
            certain = bool(keys.options) and all(chosen in option for option in keys.options)
            return self._make(chosen, not certain)
        if chosen not in keys:
            raise EvaluationError(f"{self._whole} has no instance {values.describe(key)}")
        return self._make(chosen, False)

    def value(self) -> Value:
        """As `Namespace.value`: a tuple with `count`, an object with `for_each`."""
        keys = self._keys()
        if keys is None:
            return valued(self._make(None, False))
        if isinstance(keys, tuple):
            return self._all(keys)
        if keys.options:
            return values.choice(map(self._all, keys.options), keys.by)
        refers = frozenset({self._whole}) | keys.refers
        return values.unknown(DYNAMIC, Unknown(self._whole, refers, doubt=keys.problem))

    def elements(self) -> Value | list[Found]:
        """As `Namespace.elements`."""
        keys = self._keys()
        if keys is None:
            only = self._make(None, False)
            return only if isinstance(only, Value) else only.elements()
        if isinstance(keys, tuple) and keys and isinstance(keys[0], int):
            return [self._make(key, False) for key in keys]
        return self.value()

    def _all(self, keys: tuple[Key, ...]) -> Value:
        made = {key: valued(self._make(key, False)) for key in keys}
        if all(isinstance(key, int) for key in keys):
            return values.tuple_(made.values())
        return values.object_({str(key): item for key, item in made.items()})


def _key(key: Value, keys: Keys) -> Key:
    """A known key as an instance has it."""
    if key.raw is NULL:
        raise EvaluationError("a key is null")
    known = keys.options[0] if isinstance(keys, Undecided) and keys.options else keys
    if isinstance(known, tuple) and known:
        wanted = NUMBER if isinstance(known[0], int) else STRING
    else:
        wanted = NUMBER if key.type is NUMBER else STRING
    made = convert(key, wanted).raw
    if isinstance(made, str):
        return made
    if not made.is_whole:
        raise EvaluationError("a key has a fraction")
    return int(made.whole())


def resource(kind: str, name: str, prefix: str, keys: Callable[[], Keys]) -> Counted:
    """A reference to a resource.

    Args:
        kind: its type, with `data.` for data sources.
        name: its name.
        prefix: of the module, such as `module.key.`.
        keys: returns the keys of its instances.
    """
    address = f"{kind}.{name}"

    def make(key: Key | None, may_fail: bool) -> Found:
        return Instance(prefix + instances.address(address, key), schema(kind), may_fail=may_fail)

    return Counted(keys, make, prefix + address)
