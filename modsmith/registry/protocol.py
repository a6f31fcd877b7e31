"""The documents of the module registry protocol, as a static file server gives them.

OpenTofu (1.6.0 and newer) reads the archive's location from the body of `download`. Terraform reads it from the header
`X-Terraform-Get` alone, so a host for Terraform adds that header: `modsmith serve` does, and `_headers` tells it to
hosts that read such a file.

The location is relative, so the folder works below any URL. It has the checksum of the archive: the client itself
refuses other bytes, and never unpacks them.

Source: https://developer.hashicorp.com/terraform/internals/module-registry-protocol,
https://opentofu.org/docs/internals/module-registry-protocol
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from modsmith.errors import ModsmithError
from modsmith.registry import layout
from modsmith.registry.address import Address
from modsmith.versions.number import Version, VersionError

HEADER = "X-Terraform-Get"
SERVICE = "modules.v1"


class RegistryError(ModsmithError):
    """A registry folder is damaged, incomplete, or does not have what is asked for."""


def sha256(content: bytes) -> str:
    """The SHA-256 in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def discovery() -> bytes:
    """The document from which a client learns where the modules are."""
    return _json({SERVICE: f"/{layout.MODULES}/"})


def versions(numbers: Iterable[Version]) -> bytes:
    """The document that lists the versions of a module, in their order."""
    listed = [{"version": str(number)} for number in sorted(numbers)]
    return _json({"modules": [{"versions": listed}]})


def parse_versions(content: bytes, where: str) -> list[Version]:
    """The versions in such a document, in their order.

    Raises:
        RegistryError: it is cut or is not one.
    """
    try:
        entries = json.loads(content)["modules"][0]["versions"]
        return sorted({Version.parse(entry["version"]) for entry in entries})
    except (ValueError, TypeError, LookupError, VersionError) as error:
        raise RegistryError("is not a list of versions", where=where, fix=RESTORE) from error


@dataclass(frozen=True)
class Download:
    """What a `download` says.

    Attributes:
        location: where the archive is, relative to `download`, with its checksum.
        archive: the archive's SHA-256.
        manifest: the SHA-256 of the manifest, which no client reads but `modsmith`; "" if there is none.
    """

    location: str
    archive: str
    manifest: str = ""


def download(address: Address, version: Version, files: Mapping[str, bytes]) -> bytes:
    """The document that says where a version's archive is.

    Args:
        address: of the module.
        version: its number.
        files: path in the version's folder to content.
    """
    document = {"location": _place(address, version) + sha256(files[layout.archive(address, version)])}
    if layout.MANIFEST in files:
        document["manifest"] = f"sha256:{sha256(files[layout.MANIFEST])}"
    return _json(document)


def parse_download(content: bytes, address: Address, version: Version, where: str) -> Download:
    """What such a document says.

    Raises:
        RegistryError: it is cut, or not as `download` writes it for this version.
    """
    try:
        document = json.loads(content)
        place = re.escape(_place(address, version))
        found = re.fullmatch(f"{place}([0-9a-f]{{64}})", document["location"])
        manifest = re.fullmatch("(?:sha256:([0-9a-f]{64}))?", document.get("manifest", ""))
    except (ValueError, TypeError, LookupError, AttributeError):
        found = manifest = None
    if found and manifest:
        return Download(found[0], found[1], manifest[1] or "")
    raise RegistryError("does not say where the archive is", where=where, fix=RESTORE)


def headers(locations: Mapping[str, str]) -> bytes:
    """A `_headers` file.

    Args:
        locations: path of each `download` in the folder to the location in it.

    Source: https://docs.netlify.com/manage/routing/headers,
    https://developers.cloudflare.com/workers/static-assets/headers
    """
    paths = (
        f"/{path}\n  Content-Type: application/json\n  {HEADER}: {locations[path]}\n"
        for path in sorted(locations)
    )
    discovered = f"/{layout.DISCOVERY}\n  Content-Type: application/json\n"
    return "".join((discovered, *paths)).encode()


RESTORE = "Copy the registry folder again, or restore it from version control"


def _place(address: Address, version: Version) -> str:
    return f"./{layout.archive(address, version)}?archive=tar.gz&checksum=sha256:"


def _json(document: object) -> bytes:
    return f"{json.dumps(document, indent=2)}\n".encode()
