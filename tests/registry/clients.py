"""What Terraform and OpenTofu install from a folder that a static host serves, by the rules in their sources.

terraform: internal/registry/client.go; opentofu: the same file, and internal/getmodules/oci_getter.go;
both: go-getter's client.go. A real Terraform confirms the model in test_terraform.py.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Callable, Mapping

from modsmith.versions import Version
from tests.registry.bundles import QUEUE

Files = Mapping[str, bytes]
BASE = f"v1/modules/{QUEUE}"


class RefusedError(Exception):
    """The client ends with an error, and installs nothing."""


def terraform(files: Files) -> tuple[Version, bytes]:
    """The newest version, and its archive as it is unpacked."""
    return _install(files, _from_header)


def opentofu(files: Files) -> tuple[Version, bytes]:
    return _install(files, lambda files, path: _json(files, path)["location"])


def opentofu_oci(files: Files, tag: str) -> bytes:
    """The archive of a tag."""
    base = f"oci/{QUEUE}"
    for entry in _json(files, f"{base}/index.json")["manifests"]:
        if entry["annotations"]["org.opencontainers.image.ref.name"] == tag:
            manifest = json.loads(_blob(files, base, entry))
            assert manifest["artifactType"] == "application/vnd.opentofu.modulepkg"
            (layer,) = [layer for layer in manifest["layers"] if layer["mediaType"] == "archive/zip"]
            return _blob(files, base, layer)
    raise RefusedError(f"no tag {tag}")


def _install(files: Files, locate: Callable[[Files, str], str]) -> tuple[Version, bytes]:
    listed = _json(files, f"{BASE}/versions")["modules"][0]["versions"]
    version = max(Version.parse(entry["version"]) for entry in listed)
    location = locate(files, f"{BASE}/{version}/download")
    path, _, query = location.partition("?")
    archive = _get(files, f"{BASE}/{version}/{path.removeprefix('./')}")
    if match := re.search(r"checksum=([^&]*)", query):
        kind, _, digest = match[1].partition(":")
        if kind != "sha256" or hashlib.sha256(archive).hexdigest() != digest:
            raise RefusedError("checksum")
    if not path.endswith(".tar.gz"):
        raise RefusedError("it is read as a page that names a source, and names none")
    try:
        gzip.decompress(archive)
    except (OSError, EOFError) as error:
        raise RefusedError(str(error)) from error
    return version, archive


def _from_header(files: Files, path: str) -> str:
    _get(files, path)
    paths = re.split(r"^/", files.get("_headers", b"").decode(), flags=re.MULTILINE)
    for section in paths:
        name, _, headers = section.partition("\n")
        if name == path and (match := re.search(r"^  X-Terraform-Get: (\S+)$", headers, re.MULTILINE)):
            return match[1]
    raise RefusedError("failed to get download URL")


def _blob(files: Files, base: str, descriptor: Mapping[str, str]) -> bytes:
    content = _get(files, f"{base}/blobs/{descriptor['digest'].replace(':', '/')}")
    if f"sha256:{hashlib.sha256(content).hexdigest()}" != descriptor["digest"]:
        raise RefusedError("digest")
    return content


def _json(files: Files, path: str) -> dict[str, list[dict[str, list[dict[str, str]]]]]:
    try:
        return json.loads(_get(files, path))
    except ValueError as error:
        raise RefusedError(f"{path}: {error}") from error


def _get(files: Files, path: str) -> bytes:
    if path not in files:
        raise RefusedError(f"{path}: 404")
    return files[path]
