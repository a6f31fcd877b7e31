"""Numbers and names that an organisation chooses for the controls: `[validate.parameters]` of the project file.

    DAYS = Parameter("log_retention_days", 1, "the fewest days that a log group keeps logs")

A control reads `DAYS.value` and lists the parameter in `Control.parameters`. Its default is the value without a project
file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

T = TypeVar("T", int, tuple[str, ...])

_given: Mapping[str, Any] = {}


@dataclass(frozen=True)
class Parameter(Generic[T]):
    """One parameter.

    Attributes:
        name: its key in the project file.
        default: its value if no project file has it: a number of 0 or more, or texts.
        what: what it sets, without an article at the end: "the fewest days that ...".
    """

    name: str
    default: T
    what: str

    @property
    def value(self) -> T:
        """The chosen value, or the default."""
        found: T = _given.get(self.name, self.default)
        return found


@contextmanager
def using(given: Mapping[str, Any]) -> Iterator[None]:
    """Sets parameters for the process until the block ends.

    Args:
        given: name to value, of the type of the default.
    """
    global _given  # noqa: PLW0603 - one process validates with one set of parameters
    before, _given = _given, given
    try:
        yield
    finally:
        _given = before


KEYS: Final = Parameter[tuple[str, ...]](
    "allowed_kms_keys",
    (),
    "patterns of the ARNs, ids and aliases of the only keys that a module may be given; none allows all",
)
"""Shared by all controls of encryption."""
