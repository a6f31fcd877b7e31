"""One version of a module: its archives and their evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from modsmith.registry import layout
from modsmith.registry.address import Address
from modsmith.versions.number import Version


@dataclass(frozen=True)
class Bundle:
    """What a release puts into a version's folder.

    Attributes:
        address: of the module.
        version: its number.
        files: path in the version's folder, as `modsmith.registry.layout` has it, to content: the two archives and the
            evidence with its manifest. `download` is not among them: the registry writes it.
    """

    address: Address
    version: Version
    files: Mapping[str, bytes]

    @property
    def archive(self) -> bytes:
        """The content of the `.tar.gz`."""
        return self.files[layout.archive(self.address, self.version)]
