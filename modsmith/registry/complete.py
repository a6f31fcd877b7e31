"""Whether the files of a version's folder are all there, and are what was published.

`download` has the SHA-256 of the archive and of the manifest, and the manifest has the SHA-256 of everything else.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from modsmith.registry import layout, protocol
from modsmith.registry.address import Address
from modsmith.registry.protocol import RESTORE, RegistryError, sha256
from modsmith.versions.number import Version


def check(files: Mapping[str, bytes], address: Address, version: Version, place: Path) -> None:
    """Refuses a version's folder that is not complete.

    Args:
        files: path in the folder to content.
        address: of the module.
        version: its number.
        place: of the folder, for messages.

    Raises:
        RegistryError: a file is missing, is one too many, or has other bytes.
    """
    archive = layout.archive(address, version)
    for path in (archive, layout.archive(address, version, "zip"), layout.DOWNLOAD):
        if path not in files:
            raise RegistryError("is missing", where=str(place / path), fix=RESTORE)
    said = protocol.parse_download(files[layout.DOWNLOAD], address, version, str(place / layout.DOWNLOAD))
    _compare(files, {archive: said.archive}, place)
    if said.manifest:
        _compare(files, {layout.MANIFEST: said.manifest}, place)
        _check_manifest(files, place)


def _check_manifest(files: Mapping[str, bytes], place: Path) -> None:
    where = str(place / layout.MANIFEST)
    try:
        manifest = json.loads(files[layout.MANIFEST])
        hashes = {path: entry["sha256"] for path, entry in manifest["archives"].items()} | {
            f"{layout.EVIDENCE}/{name}": entry["sha256"] for name, entry in manifest["evidence"].items()
        }
    except (ValueError, TypeError, LookupError, AttributeError) as error:
        raise RegistryError("is not a manifest", where=where, fix=RESTORE) from error
    _compare(files, hashes, place)
    if more := sorted({*files} - {*hashes, layout.MANIFEST, layout.DOWNLOAD}):
        raise RegistryError("is not in the manifest", where=str(place / more[0]), fix="Remove it")


def _compare(files: Mapping[str, bytes], hashes: Mapping[str, str], place: Path) -> None:
    for path, expected in hashes.items():
        if path not in files:
            raise RegistryError("is missing", where=str(place / path), fix=RESTORE)
        if sha256(files[path]) != expected:
            raise RegistryError("has other bytes than were published", where=str(place / path), fix=RESTORE)
