"""A module's OCI image layout: a tag for each version, as OpenTofu (1.10 and newer) reads it from a registry.

    oci-layout       the version of the format
    index.json       tag → manifest
    blobs/sha256/*   manifests, zip archives, and the empty configuration

Source: https://github.com/opencontainers/image-spec/blob/v1.1.1/image-layout.md,
https://opentofu.org/docs/cli/oci_registries/module-package
"""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path
from typing import Any

from modsmith.registry import layout
from modsmith.registry.address import Address
from modsmith.registry.protocol import RESTORE, RegistryError, sha256
from modsmith.versions.number import Version

ARTIFACT = "application/vnd.opentofu.modulepkg"
ARCHIVE = "archive/zip"
MANIFEST = "application/vnd.oci.image.manifest.v1+json"
INDEX = "application/vnd.oci.image.index.v1+json"
EMPTY = "application/vnd.oci.empty.v1+json"

TAG = "org.opencontainers.image.ref.name"
TITLE = "org.opencontainers.image.title"
VERSION = "org.opencontainers.image.version"

_MARKER = b'{"imageLayoutVersion": "1.0.0"}'
_NOTHING = b"{}"


def added(
    folder: Path, address: Address, version: Version, archive: bytes, listed: Collection[Version]
) -> dict[str, bytes]:
    """The files of a module's layout with one more version, in the order in which to write them.

    Args:
        folder: the registry folder.
        address: of the module.
        version: to add.
        archive: its `.zip`.
        listed: the versions whose tags stay.

    Raises:
        RegistryError: `index.json` is damaged.
    """
    name = layout.archive(address, version, "zip")
    notes = {TITLE: str(address), VERSION: str(version)}
    manifest = _json(
        {
            "schemaVersion": 2,
            "mediaType": MANIFEST,
            "artifactType": ARTIFACT,
            "config": _descriptor(EMPTY, _NOTHING),
            "layers": [_descriptor(ARCHIVE, archive) | {"annotations": {TITLE: name}}],
            "annotations": notes,
        }
    )
    entry = _descriptor(MANIFEST, manifest) | {"artifactType": ARTIFACT, "annotations": {TAG: str(version)}}
    kept = _entries(folder, address, {*listed} - {version})
    base = layout.oci(address)
    blobs = {f"{base}/{_blob(content)}": content for content in (_NOTHING, archive, manifest)}
    return {**blobs, f"{base}/oci-layout": _MARKER, f"{base}/index.json": _index([*kept, entry])}


def without(folder: Path, address: Address, listed: Collection[Version]) -> dict[str, bytes]:
    """The index of a module's layout with the tags of these versions alone; {} if there is no layout.

    Raises:
        RegistryError: `index.json` is damaged.
    """
    path = f"{layout.oci(address)}/index.json"
    return {path: _index(_entries(folder, address, listed))} if (folder / path).exists() else {}


def sweep(folder: Path, address: Address) -> None:
    """Removes the blobs that no tag needs."""
    base = folder / layout.oci(address)
    needed = {sha256(_NOTHING)}
    for entry in _read(base / "index.json")["manifests"] if base.exists() else ():
        digest = entry["digest"].removeprefix("sha256:")
        layers = _read(base / "blobs" / "sha256" / digest)["layers"]
        needed |= {digest, *(layer["digest"].removeprefix("sha256:") for layer in layers)}
    for blob in base.glob("blobs/sha256/*"):
        if blob.name not in needed:
            blob.unlink()


def _entries(folder: Path, address: Address, kept: Collection[Version]) -> list[dict[str, Any]]:
    path = folder / layout.oci(address) / "index.json"
    tags = set(map(str, kept))
    try:
        return [entry for entry in _read(path)["manifests"] if entry["annotations"][TAG] in tags]
    except FileNotFoundError:
        return []
    except (TypeError, LookupError) as error:
        raise RegistryError("is not the index of an OCI layout", where=str(path), fix=RESTORE) from error


def _read(path: Path) -> Any:
    try:
        return json.loads(path.read_bytes())
    except ValueError as error:
        raise RegistryError("is damaged", where=str(path), fix=RESTORE) from error


def _index(entries: list[dict[str, Any]]) -> bytes:
    ordered = sorted(entries, key=lambda entry: Version.parse(entry["annotations"][TAG]))
    return _json({"schemaVersion": 2, "mediaType": INDEX, "manifests": ordered})


def _descriptor(media_type: str, content: bytes) -> dict[str, Any]:
    return {"mediaType": media_type, "digest": f"sha256:{sha256(content)}", "size": len(content)}


def _blob(content: bytes) -> str:
    return f"blobs/sha256/{sha256(content)}"


def _json(document: object) -> bytes:
    return f"{json.dumps(document, indent=2)}\n".encode()
