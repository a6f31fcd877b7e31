"""Resources as controls see them, from HCL or from a plan.

A control requests a flag, a number or a text from a `Resource`. Unknown values raise `UndeterminedError`, so that a
control that does not handle them cannot pass.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, partial
from typing import Any, TypeVar

from modsmith.evaluate.values import SCALARS, Choice, Symbol, is_known, options, refers, same, why


class UndeterminedError(Exception):
    """A control needs a value that is unknown in this source.

    Attributes:
        path: of the value, such as `server_side_encryption.0.enabled`.
        reason: what determines the value.
    """

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path, self.reason = path, reason


T = TypeVar("T")


class Noted:
    """Keeps what follows from it alone, so that it is computed once.

    Attributes:
        notes: what was computed, by name.
    """

    notes: dict[Hashable, Any]

    def once(self, name: Hashable, compute: Callable[[], T]) -> T:
        """The result of a computation, which is done the first time only; errors are not kept."""
        if name not in self.notes:
            self.notes[name] = compute()
        made: T = self.notes[name]
        return made


@dataclass(frozen=True)
class Resource(Noted):
    """A resource or data source of a module.

    Attributes:
        address: within the module, with its instance: `aws_sns_topic.this["alarms"]`.
        type: such as `aws_sns_topic`.
        body: attributes by name; nested blocks as lists of such mappings, as in Terraform's JSON.
        exists: whether these inputs create it; None if that is unknown.
        doubt: what determines that, if it is unknown.
        where: `file:line` in the user's files, or ""; for a module that Terraform downloaded, the line that calls it.
        lines: attribute or nested block to its line in the file of `where`.
        block: `file:line` of the block that it comes from, or ""; the same for all instances and all calls of a module.
        calls: `file:line` of the module calls that lead to it, from the root module on.
        notes: cache of derived values.
    """

    address: str
    type: str
    body: Mapping[str, Any]
    exists: bool | None = True
    doubt: str = ""
    where: str = ""
    lines: Mapping[str, int] = field(default_factory=dict)
    block: str = ""
    calls: tuple[str, ...] = ()
    notes: dict[Hashable, Any] = field(default_factory=dict, init=False, compare=False, repr=False)

    @cached_property
    def base(self) -> str:
        """The address without the instance."""
        return base(self.address)

    def at(self, path: str) -> Any:
        """The value at a path such as `ttl.0.enabled`; None where there is nothing."""
        if "." not in path:
            return self.body.get(path)
        value: Any = self.body
        for step, index in _steps(path):
            if isinstance(value, Mapping):
                value = value.get(step)
            elif isinstance(value, list | tuple) and index is not None and index < len(value):
                value = value[index]
            elif isinstance(value, Symbol | Choice):
                return value
            else:
                return None
        return value

    def flag(self, path: str) -> bool:
        """Whether the boolean at a path is true; false if there is none.

        Raises:
            UndeterminedError: the value is unknown.
        """
        value = self.at(path)
        if value is None or isinstance(value, bool):
            return bool(value)
        found = {_flag(option) for option in options(value)}
        if len(found) == 1 and None not in found:
            return found == {True}
        raise UndeterminedError(path, why(value))

    def number(self, path: str) -> float | None:
        """The number at a path; None if there is none.

        Raises:
            UndeterminedError: the value is unknown.
        """
        value = self.known(path)
        if value is None or isinstance(value, int | float):
            return value
        try:
            return float(value)
        except (TypeError, ValueError):
            raise UndeterminedError(path, f"it is {value!r}, which is not a number") from None

    def known(self, path: str) -> Any:
        """The completely known value at a path; None if there is none.

        Raises:
            UndeterminedError: the value, or a part of it, is unknown.
        """
        value = self.at(path)
        if not is_known(value):
            raise UndeterminedError(path, why(value))
        return value

    def is_set(self, path: str) -> bool:
        """Whether there is a value, known or not.

        Raises:
            UndeterminedError: it may be null.
        """
        value = self.at(path)
        if type(value) in SCALARS:
            return bool(_is_set(value))
        found = {_is_set(option) for option in options(value)}
        if len(found) == 1 and None not in found:
            return found == {True}
        raise UndeterminedError(path, why(value))

    def blocks(self, path: str) -> list[Mapping[str, Any]]:
        """The nested blocks at a path; empty if there are none.

        Raises:
            UndeterminedError: their number is unknown.
        """
        value = self.at(path)
        if value is None:
            return []
        if isinstance(value, list | tuple) and all(isinstance(item, Mapping) for item in value):
            return list(value)
        if isinstance(value, Mapping):
            return [value]
        raise UndeterminedError(path, why(value))

    def part(self, block: Mapping[str, Any]) -> Resource:
        """A mapping inside the resource, with the same methods as the resource."""
        return Resource(self.address, self.type, block, where=self.where, lines=self.lines)

    def parts(self, path: str) -> tuple[Resource, ...]:
        """The nested blocks at a path, with the same methods as the resource; empty if there are none.

        Raises:
            UndeterminedError: their number is unknown.
        """
        return self.once(("parts", path), lambda: tuple(map(self.part, self.blocks(path))))


def _by_nothing(_: str) -> frozenset[str]:
    return frozenset()


@dataclass(frozen=True)
class Evaluation(Noted):
    """All resources of one module with given inputs, from one source.

    Attributes:
        source: such as `hcl` or `plan basic prod`.
        environment: of the inputs, or "".
        resources: resources and data sources, one for each known instance.
        inputs: of the module, name to value.
        by_default: whether the caller gives only the required inputs, so that the module itself is responsible.
        caller: the caller of a user's own plan; "" for defaults and examples.
        decided_by: address of a resource, without the key of an instance, to the inputs that decide whether it exists.
        unread: calls of modules that were not read, with their arguments as bodies.
        notes: cache of derived values.
        providers: constraints on the AWS provider's version, of the module and of those that it calls.
    """

    source: str
    environment: str
    resources: Sequence[Resource]
    inputs: Mapping[str, Any] = field(default_factory=dict)
    by_default: bool = True
    caller: str = ""
    decided_by: Callable[[str], frozenset[str]] = field(default=_by_nothing, compare=False, repr=False)
    unread: Sequence[Resource] = ()
    notes: dict[Hashable, Any] = field(default_factory=dict, init=False, compare=False, repr=False)
    providers: tuple[str, ...] = ()

    def of(self, *types: str) -> Iterator[Resource]:
        """Resources of these types, except those that are certainly not created."""
        if len(types) == 1:
            return iter(self._made.get(types[0], ()))
        return (one for one in self.resources if one.type in types and one.exists is not False)

    @cached_property
    def _made(self) -> Mapping[str, list[Resource]]:
        """Resources that are not certainly absent, by type."""
        found: dict[str, list[Resource]] = {}
        for one in self.resources:
            if one.exists is not False:
                found.setdefault(one.type, []).append(one)
        return found

    def get(self, address: str) -> list[Resource]:
        """The resource at an address, or all its instances."""
        return self._at.get(address, [])

    def attached(self, to: Resource, type_: str, by: str) -> list[Resource]:
        """Resources of a type that belong to another one, such as the policy of a bucket.

        Args:
            to: the other resource.
            type_: such as `aws_s3_bucket_policy`.
            by: the argument that refers to it, such as `bucket`.

        Raises:
            UndeterminedError: it is unknown what one of them belongs to, or whether it is created, or a module that
                was not read is given the other resource and may create one.
        """
        links = self._links(type_, by)
        found = self.referring(to, type_, by)
        unsure = next((one for one in found if one.exists is None), None)
        if unsure:
            raise UndeterminedError(unsure.address, f"whether it is created depends on {unsure.doubt}")
        if not found and links.lost:
            raise UndeterminedError(f"{links.lost.address}.{by}", why(links.lost.at(by)))
        if not found:
            self.is_missing(to, type_)
        return found

    def is_missing(self, to: Resource, type_: str) -> None:
        """Makes sure that what was not found for a resource is not in a module that was not read.

        Raises:
            UndeterminedError: such a module is given the resource, and may create what was not found.
        """
        given = {to.address, to.base}
        for call in self.unread:
            if given & call.once("refers", partial(refers, call.body)):
                raise UndeterminedError(type_, f"{call.address} is given {to.address}, and was not read")

    def referring(self, to: Resource, type_: str, by: str) -> list[Resource]:
        """Resources of a type of which an argument names another one, whether they are created or not.

        Raises:
            UndeterminedError: that depends on a condition.
        """
        candidates = self._links(type_, by).of(self.names_of(to))
        return [one for one in candidates if self.names(one.at(by), to)]

    def named(self, value: Any, *types: str) -> list[Resource]:
        """The resources of these types that a value names, in their order; empty if it names none.

        Raises:
            UndeterminedError: that depends on a condition.
        """
        found: dict[str, Resource] = {}
        for option in options(value):
            for key in self.keys_of(option):
                found.update((one.address, one) for one in self._called_by.get(key, ()) if one.type in types)
        return [one for one in found.values() if self.names(value, one)]

    def _links(self, type_: str, by: str) -> _Links:
        """What an argument of all resources of a type refers to."""

        def compute() -> _Links:
            links = _Links()
            for at, one in enumerate(self.of(type_)):
                value = one.at(by)
                for option in options(value):
                    for key in self.keys_of(option):
                        links.to.setdefault(key, {})[at] = one
                if links.lost is None and self.is_lost(value):
                    links.lost = one
            return links

        return self.once(("links", type_, by), compute)

    def keys_of(self, value: Any) -> Iterator[Any]:
        """What a value may be looked up by: the addresses that it comes from, and what it comes to."""
        if isinstance(value, Symbol):
            yield from value.refers
            value = self.resolve(value)
        yield _key(value)

    def names_of(self, resource: Resource) -> Iterator[Any]:
        """What other values may name a resource by."""
        yield resource.address
        yield resource.base
        for name in self._called(resource):
            for option in options(name):
                yield _key(option)
            yield _key(name)

    @cached_property
    def _called_by(self) -> Mapping[Any, list[Resource]]:
        """Resources that are not certainly absent, by what may name them."""
        found: dict[Any, list[Resource]] = {}
        for one in self.resources:
            if one.exists is not False:
                for key in set(self.names_of(one)):
                    found.setdefault(key, []).append(one)
        return found

    def names(self, value: Any, resource: Resource) -> bool:
        """Whether a value names a resource: by a reference, or by its own name or ARN.

        Raises:
            UndeterminedError: that depends on a condition.
        """
        if isinstance(value, Choice):
            if value in self._called(resource):
                return True
            found = {self._names(option, resource) for option in value.options}
            if len(found) > 1:
                raise UndeterminedError(resource.address, f"whether it is meant {_depends(value)}")
            return found == {True}
        return self._names(value, resource)

    def _names(self, value: Any, resource: Resource) -> bool:
        """Whether a value that is no choice names a resource."""
        if isinstance(value, Symbol):
            if resource.address in value.refers or (
                resource.base in value.refers and len(self.get(resource.base)) == 1
            ):
                return True
            value = self.resolve(value)
        return any(same(value, name) for name in self._called(resource))

    def _called(self, resource: Resource) -> list[Any]:
        """What a resource is called: what it is given, not what AWS will say."""
        return resource.once(
            "called",
            lambda: [self.resolve(name) for key in _NAMING if (name := resource.body.get(key)) is not None],
        )

    def is_lost(self, value: Any) -> bool:
        """Whether a value could name anything: a symbol that leads to no resource and no input."""
        return any(
            isinstance(option, Symbol)
            and not any(self.get(address) or address.startswith("var.") for address in option.refers)
            for option in options(value)
        )

    def resolve(self, value: Any, seen: frozenset[str] = frozenset()) -> Any:
        """A value with references to arguments of other resources replaced by what these are given."""
        if isinstance(value, Symbol) and value.direct and value.text not in seen:
            address, _, argument = value.text.rpartition(".")
            for one in self.get(address):
                if one.address == address and one.body.get(argument) is not None:
                    return self.resolve(one.body[argument], seen | {value.text})
        return value

    @cached_property
    def _at(self) -> Mapping[str, list[Resource]]:
        """Resources by address and, all instances together, by base."""
        found: dict[str, list[Resource]] = {}
        for one in self.resources:
            for name in dict.fromkeys((one.address, one.base)):
                found.setdefault(name, []).append(one)
        return found

    def referred(self, value: Any) -> list[Resource]:
        """The resources and data sources that a value comes from."""
        return [one for address in sorted(refers(value)) for one in self.get(address)]


@dataclass
class _Links:
    """What an argument of all resources of a type refers to.

    Attributes:
        to: address or value to the resources whose argument may be it, by their position.
        lost: the first resource of which that is unknown.
    """

    to: dict[Any, dict[int, Resource]] = field(default_factory=dict)
    lost: Resource | None = None

    def of(self, keys: Iterator[Any]) -> list[Resource]:
        """The resources of any of these keys, in their order."""
        found: dict[int, Resource] = {}
        for key in keys:
            found |= self.to.get(key, {})
        return [found[at] for at in sorted(found)]


def _key(value: Any) -> Any:
    """A value as a key of a dict, where `true` is not 1."""
    try:
        hash(value)
    except TypeError:
        return repr(value)
    return ("bool", value) if isinstance(value, bool) else value


def _depends(value: Choice) -> str:
    return why(value).removeprefix("it ")


@lru_cache(maxsize=4096)
def _steps(path: str) -> tuple[tuple[str, int | None], ...]:
    """The steps of a path, as keys and, of those that are numbers, as indices."""
    return tuple((step, int(step) if step.isdecimal() else None) for step in path.split("."))


@lru_cache(maxsize=4096)
def base(address: str) -> str:
    """An address without its instance keys."""
    return re.sub(r"\[(?:\"(?:[^\"\\]|\\.)*\"|[^\]]*)\]", "", address)


_NAMING = (
    "id",
    "arn",
    "name",
    "bucket",
    "function_name",
    "table_name",
    "identifier",
    "cluster_identifier",
    "replication_group_id",
)


def _flag(value: Any) -> bool | None:
    if value is None:
        return False
    if isinstance(value, bool):
        return value
    return {"true": True, "false": False}.get(value) if isinstance(value, str) else None


def _is_set(value: Any) -> bool | None:
    if isinstance(value, Symbol):
        return True if value.sure else None
    return value not in (None, "", [], {})
