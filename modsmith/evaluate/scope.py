"""Where names are resolved, and what is computed only when it is needed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Protocol, TypeAlias

from modsmith.cty import values
from modsmith.cty.errors import EvaluationError
from modsmith.cty.values import Value


class Namespace(Protocol):
    """An object whose attributes are computed when they are needed: `var`, `local`, a resource."""

    def member(self, key: Value) -> Found:
        """The attribute or element of a key.

        Raises:
            EvaluationError: there is none.
        """

    def value(self) -> Value:
        """The object itself, with all attributes."""

    def elements(self) -> Value | list[Found]:
        """What a splat goes through: a value, or a list of namespaces."""


Found: TypeAlias = "Value | Namespace"


class Scope(Protocol):
    """Resolves names, and says which files belong to the module."""

    def root(self, name: str) -> Found:
        """The value of the first name of a traversal, usually a namespace.

        Raises:
            KeyError: the name is unknown here.
        """

    def call(self, name: str, arguments: list[Value]) -> Value:
        """The result of a function."""


class Bound:
    """A scope with more names: those of a `for` or of a `dynamic` block."""

    __slots__ = ("_names", "_outer")

    def __init__(self, outer: Scope, names: Mapping[str, Found]) -> None:
        self._outer, self._names = outer, names

    def root(self, name: str) -> Found:
        """As `Scope.root`."""
        return self._names[name] if name in self._names else self._outer.root(name)

    def call(self, name: str, arguments: list[Value]) -> Value:
        """As `Scope.call`."""
        return self._outer.call(name, arguments)


class Lazy:
    """A namespace by a function: `var`, `local`.

    Args:
        compute: the value of a name.
        names: that there are.
        what: of the names, for messages: `variable`.
    """

    def __init__(self, compute: Callable[[str], Found], names: Iterable[str], what: str) -> None:
        self._compute, self._names, self._what = compute, dict.fromkeys(names), what

    def member(self, key: Value) -> Found:
        """As `Namespace.member`."""
        name = key.raw
        if name not in self._names:
            raise EvaluationError(f"there is no {self._what} {name!r}")
        return self._compute(name)

    def value(self) -> Value:
        """As `Namespace.value`."""
        return values.object_({name: valued(self._compute(name)) for name in self._names})

    def elements(self) -> Value:
        """As `Namespace.elements`."""
        return self.value()


def valued(found: Found) -> Value:
    """A value, or a namespace as one."""
    return found if isinstance(found, Value) else found.value()


class Nowhere:
    """A scope without names, for constants."""

    def root(self, name: str) -> Found:
        """As `Scope.root`."""
        raise EvaluationError(f"{name} cannot be used here")

    def call(self, name: str, arguments: list[Value]) -> Value:  # noqa: ARG002
        """As `Scope.call`."""
        raise EvaluationError(f"{name} cannot be called here")
