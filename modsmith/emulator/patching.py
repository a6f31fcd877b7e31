"""How a gap changes moto: methods that are added, methods and properties that are wrapped."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from typing import Any


def add_to(owner: type, *functions: Callable[..., Any]) -> None:
    """Make the functions methods of `owner`, under their own names without the leading underscore."""
    for function in functions:
        setattr(owner, function.__name__.removeprefix("_"), function)


def around(owner: type, name: str, function: Callable[..., Any]) -> None:
    """Put a function around a method or property of `owner`.

    It is called as `function(original, self, ...)`. For a property, `original(self)` reads it.

    Raises:
        AttributeError: `owner` has no such member; moto has changed and the gap wants another look.
    """
    original = inspect.getattr_static(owner, name)
    read: Any = original.fget if isinstance(original, property) else original

    @functools.wraps(read)
    def method(self: Any, *args: Any, **kwargs: Any) -> Any:
        return function(read, self, *args, **kwargs)

    setattr(owner, name, property(method, original.fset) if isinstance(original, property) else method)
