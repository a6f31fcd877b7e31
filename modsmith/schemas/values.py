"""A resource's properties as far as a configuration says them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

Path = tuple[str | int, ...]


class Unknown:
    """A value that is not known before the apply; it may be absent, too."""

    def __repr__(self) -> str:
        return "UNKNOWN"


UNKNOWN: Final = Unknown()


class Properties(dict[str, Any]):
    """An object of CloudFormation's properties.

    Attributes:
        unsaid: properties that Terraform has no argument for, or whose argument is not mapped: they may have any value.
    """

    def __init__(self, values: Mapping[str, Any], unsaid: frozenset[str] = frozenset()) -> None:
        super().__init__(values)
        self.unsaid = unsaid


@dataclass(frozen=True)
class Translated:
    """A resource in CloudFormation's words.

    Attributes:
        kind: such as `AWS::RDS::DBCluster`.
        properties: what the configuration says.
        arguments: path of a property to the argument that it comes from, such as `engine_version`.
    """

    kind: str
    properties: Properties
    arguments: Mapping[Path, str] = field(default_factory=dict)

    def argument(self, path: Path) -> str:
        """The argument at a path, or the nearest above it; "" for the resource itself."""
        while path and path not in self.arguments:
            path = path[:-1]
        return self.arguments.get(path, "")
