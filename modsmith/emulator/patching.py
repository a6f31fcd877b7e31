"""How a gap changes moto: adds methods, and wraps methods and properties."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from typing import Any


def add_to(owner: type, *functions: Callable[..., Any]) -> None:
    """Adds functions as methods of `owner`, under their own names without the leading underscore."""
    for function in functions:
        setattr(owner, function.__name__.removeprefix("_"), function)


def around(owner: type, name: str, function: Callable[..., Any]) -> None:
    """Wraps a method or property of `owner` in a function.

    The function is called as `function(original, self, ...)`. For a property, `original(self)` reads it.

    Raises:
        AttributeError: `owner` has no such member, because moto has changed; review the gap.
    """
    original = inspect.getattr_static(owner, name)
    read: Any = original.fget if isinstance(original, property) else original

    @functools.wraps(read)
    def method(self: Any, *args: Any, **kwargs: Any) -> Any:
        return function(read, self, *args, **kwargs)

    setattr(owner, name, property(method, original.fset) if isinstance(original, property) else method)
