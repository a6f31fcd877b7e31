"""The versions of a module that were released before: in the project's record, and in the registry folder to fill."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from modsmith.hcl.read.configuration import read_text
from modsmith.project import Project
from modsmith.registry import read
from modsmith.registry.address import Address, AddressError
from modsmith.registry.bundle import Bundle
from modsmith.registry.publish import publish
from modsmith.versions.module_files import ModuleFiles, archived
from modsmith.versions.number import Version


@dataclass(frozen=True)
class Record:
    """Earlier versions of a module.

    Attributes:
        address: of the module.
        releases: registry folder with every version that the project has released.
        out: registry folder that gets the next version; may be the same.
    """

    address: Address
    releases: Path
    out: Path

    def versions(self) -> list[Version]:
        """All versions in either folder, in order.

        Raises:
            RegistryError: a folder is damaged.
        """
        return sorted({number for folder in self._folders for number in read.versions(folder, self.address)})

    def bundle(self, version: Version) -> Bundle:
        """One of the versions.

        Raises:
            RegistryError: its files are damaged.
        """
        has = [folder for folder in self._folders if version in read.versions(folder, self.address)]
        return read.bundle(has[0], self.address, version)

    def files(self, version: Version) -> ModuleFiles:
        """The files in the archive of one of the versions.

        Raises:
            RegistryError: its files are damaged.
        """
        place = f"{self.address} {version}"
        return ModuleFiles(self.address.name, place, archived(self.bundle(version).archive, place))

    def copy(self) -> tuple[Version, ...]:
        """Brings the registry folder up to date with the record.

        Returns:
            The versions that it did not have.

        Raises:
            PublishedError: it has one of the versions with other bytes.
            WriteError: it cannot be written.
        """
        if self.out.resolve() == self.releases.resolve():
            return ()
        bundles = (self.bundle(number) for number in read.versions(self.releases, self.address))
        return tuple(bundle.version for bundle in bundles if publish(self.out, bundle))

    @property
    def _folders(self) -> tuple[Path, ...]:
        return tuple(dict.fromkeys((self.releases, self.out)))


def address(project: Project, module: str, files: Mapping[str, bytes]) -> Address:
    """The address of a module: the one that it was released with, or else the provider of most of its resources.

    Args:
        project: its namespace is the address's, or its owner.
        module: the module's name.
        files: the module's files.

    Raises:
        AddressError: the project's namespace or the module's name is not allowed in an address.
    """
    namespace = project.registry_namespace
    for known in read.addresses(project.releases):
        if (known.namespace, known.name) == (namespace, module):
            return known
    try:
        return Address(namespace, module, _provider(files))
    except AddressError as error:
        fix = f"Set namespace in {project.file.name} to letters, digits, - and _, such as acme"
        raise AddressError(error.problem, where=error.where, fix=fix) from error


def _provider(files: Mapping[str, bytes]) -> str:
    """The provider of most resources; `terraform` for a module without any."""
    types = Counter(
        block.labels[0].partition("_")[0]
        for path, content in files.items()
        if path.endswith(".tf") and "/" not in path
        for block in read_text(content.decode("utf-8"), path)
        if block.type == "resource"
    )
    return max(sorted(types), key=types.__getitem__, default="terraform")
