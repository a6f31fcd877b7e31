"""Reads a registry folder: only what is complete, and only the bytes that were published."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from modsmith.registry import complete, layout, protocol
from modsmith.registry.address import Address, AddressError
from modsmith.registry.bundle import Bundle
from modsmith.registry.protocol import RESTORE, RegistryError
from modsmith.versions.number import Version
from modsmith.write.disk import reported


def addresses(folder: Path) -> list[Address]:
    """The modules in a registry folder that have a list of versions, in alphabetical order."""
    found: list[Address] = []
    for path in sorted(folder.glob(f"{layout.MODULES}/*/*/*/{layout.VERSIONS}")):
        try:
            found.append(Address(*path.parent.relative_to(folder / layout.MODULES).parts))
        except AddressError:
            continue  # somebody else's folder: no client can ask for it
    return found


def versions(folder: Path, address: Address) -> list[Version]:
    """The published versions of a module in their order; [] if there are none.

    Raises:
        RegistryError: the list is damaged.
        WriteError: it cannot be read.
    """
    path = folder / layout.module(address) / layout.VERSIONS
    if not path.exists():
        return []
    with reported(path):
        return protocol.parse_versions(path.read_bytes(), str(path))


def bundle(folder: Path, address: Address, version: Version) -> Bundle:
    """A published version.

    Raises:
        RegistryError: it is not published, or incomplete, or its bytes are not those that were published.
        WriteError: a file cannot be read.
    """
    known = versions(folder, address)
    if version not in known:
        listed = ", ".join(map(str, known)) or "none"
        problem = f"{address} has no version {version}; it has {listed}"
        raise RegistryError(problem, where=str(folder), fix="Name one of those")
    found = content(folder, address, version)
    return Bundle(address, version, {path: data for path, data in found.items() if path != layout.DOWNLOAD})


def content(folder: Path, address: Address, version: Version) -> dict[str, bytes]:
    """Every file of a version's folder, `download` among them, whether or not the version is listed.

    Raises:
        RegistryError: one is missing, one too many, or has other bytes than were published.
        WriteError: one cannot be read.
    """
    place = folder / layout.version(address, version)
    with reported(place):
        found = dict(files_below(place))
    complete.check(found, address, version, place)
    return found


def location(folder: Path, address: Address, version: Version) -> str:
    """What a version's `download` says: where its archive is, with the checksum.

    Raises:
        RegistryError: it is missing or damaged.
        WriteError: it cannot be read.
    """
    path = folder / layout.version(address, version) / layout.DOWNLOAD
    if not path.is_file():
        raise RegistryError("is missing", where=str(path), fix=RESTORE)
    with reported(path):
        return protocol.parse_download(path.read_bytes(), address, version, str(path)).location


def files_below(place: Path) -> Iterator[tuple[str, bytes]]:
    """Path and content of every plain file in a folder."""
    for path in sorted(place.rglob("*")):
        if path.is_file() and not path.is_symlink():
            yield path.relative_to(place).as_posix(), path.read_bytes()
