"""The value of an expression that refers to a resource."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from modsmith.evaluate import evaluate as ev
from modsmith.evaluate import instances
from modsmith.evaluate.values import Choice, Symbol, choice, options


class Reference:
    """A reference to a resource: `aws_kms_key.this`, before `.arn`, `[0]`, `[*]`.

    Args:
        keys: returns the keys of the resource's instances, like `Instances.keys`.
        address: of the resource within its module.
        prefix: of the module, such as `module.key.`.
    """

    def __init__(self, keys: Callable[[str], Any], address: str, prefix: str) -> None:
        self._keys, self._address, self._prefix = keys, address, prefix

    def _one(self, address: str) -> Symbol:
        whole = self._prefix + address
        return Symbol(whole, frozenset({whole}), sure=True, direct=True)

    def member(self, key: Any) -> Any:
        """An attribute of the only instance, or one of several instances."""
        keys = self._keys(self._address)
        if keys is None:
            return ev.member(self._one(self._address), key)
        if isinstance(key, Symbol):
            whole = self._prefix + self._address
            return Symbol(f"{whole}[{key.text}]", frozenset({whole}) | key.refers)
        return self._one(instances.address(self._address, key))

    def elements(self) -> Any:
        """All instances: a list with `count`, a map with `for_each`."""
        keys = self._keys(self._address)
        if keys is None:
            return self._one(self._address)
        if not isinstance(keys, list):
            counted = [option for option in options(keys) if isinstance(option, list)]
            if isinstance(keys, Choice) and len(counted) == len(keys.options):
                return choice((self._elements(option) for option in counted), keys.by)
            return Symbol(self._prefix + self._address, frozenset({self._prefix + self._address}))
        return self._elements(keys)

    def _elements(self, keys: list[Any]) -> Any:
        if all(isinstance(key, int) for key in keys):
            return [self._one(instances.address(self._address, key)) for key in keys]
        return {key: self._one(instances.address(self._address, key)) for key in keys}

    def pairs(self) -> list[tuple[Any, Any]] | None:
        """Keys and instances."""
        return ev.pairs(self.elements())
