"""A module's address in a registry: `acme/dynamodb/aws`.

Source: https://developer.hashicorp.com/terraform/internals/module-registry-protocol#module-addresses
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from modsmith.errors import ModsmithError

_NAME = re.compile(r"[0-9A-Za-z](?:[0-9A-Za-z_-]{0,62}[0-9A-Za-z])?", re.ASCII)
_PROVIDER = re.compile(r"[0-9a-z]{1,64}", re.ASCII)


class AddressError(ModsmithError):
    """A text is not the address of a module in a registry."""


@dataclass(frozen=True)
class Address:
    """A module in a registry, without the registry's host.

    Attributes:
        namespace: such as `acme`.
        name: such as `dynamodb`.
        provider: the main provider, such as `aws`.

    Raises:
        AddressError: Terraform does not accept it.
    """

    namespace: str
    name: str
    provider: str

    def __post_init__(self) -> None:
        """Checks each part."""
        parts = ((self.namespace, _NAME), (self.name, _NAME), (self.provider, _PROVIDER))
        if not all(pattern.fullmatch(part) for part, pattern in parts):
            fix = "Write NAMESPACE/NAME/PROVIDER in letters, digits, - and _; the provider in lower case"
            raise AddressError("is not a module's address", where=str(self), fix=fix)

    @classmethod
    def parse(cls, text: str) -> Address:
        """The address in a text.

        Raises:
            AddressError: it is not one.
        """
        parts = text.split("/")
        if len(parts) != 3:
            fix = "Write NAMESPACE/NAME/PROVIDER, such as acme/dynamodb/aws"
            raise AddressError("is not a module's address", where=repr(text), fix=fix)
        return cls(*parts)

    def __str__(self) -> str:
        """As a `source` has it."""
        return f"{self.namespace}/{self.name}/{self.provider}"
