"""What is put into a resource before an upgrade, and how it is found afterwards. One file for each kind of service.

A `Store` works on the resource in AWS, by its name or ARN, and not on its address in Terraform, which may move.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from modsmith.emulator.clients import REGION

Clients = Callable[[str, str], Any]
"""From the name of a service and a region to a boto3 client."""

Values = Mapping[str, Any]
"""A resource's attributes, as the state has them."""

NAME = "modsmith-upgrade-test"
"""Of everything that is put."""

TEXT = "Written before the upgrade."


@dataclass(frozen=True)
class Store:
    """How data goes into a type of resource and comes out again.

    Attributes:
        what: is put, such as `3 items`.
        put: writes, and returns what `find` needs besides the resource's attributes.
        find: reads; returns what is missing, or "".
        is_identity: whether nothing is put, and the resource's identity stands for what it holds.
        note: what the emulator cannot tell.
        clear: removes what was put, where the resource cannot be destroyed with it.
    """

    what: str
    put: Callable[[Clients, Values], Any]
    find: Callable[[Clients, Values, Any], str]
    is_identity: bool = False
    note: str = ""
    clear: Callable[[Clients, Values], None] | None = None


def region(values: Values) -> str:
    """The region in a resource's ARN; that of the emulator for services without regions."""
    return (str(values.get("arn", "")).split(":") + [""] * 4)[3] or REGION


def identity(describe: Callable[[Clients, Values], Any], note: str) -> Store:
    """A store without data: what AWS says of the resource's identity must stay the same.

    Args:
        describe: what identifies the resource: its ARN, its id, the time when it was made.
        note: why nothing can be put.
    """

    def find(clients: Clients, values: Values, before: Any) -> str:
        after = describe(clients, values)
        return "" if after == before else f"it is another one: {before} before, {after} after"

    return Store("identity", describe, find, is_identity=True, note=note)
