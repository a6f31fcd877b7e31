"""What evidence is about: one version of a module, and where it comes from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from modsmith.registry.address import Address
from modsmith.registry.bundle import Bundle
from modsmith.spec.model import ModuleSpec
from modsmith.versions.number import Version

CONTROLS = "controls.json"
SARIF = "results.sarif"
JUNIT = "junit.xml"
INTERFACE = "interface.json"
SCHEMA = "inputs.schema.json"
POLICY = "deployer-policy.json"
SBOM = "sbom.cdx.json"
PROVENANCE = "provenance.intoto.json"
SUMS = "SHA256SUMS"
MANIFEST = "manifest.json"

POLICY_IN_MODULE = "policies/deployer.json"
"""Where a module has the IAM policy of whoever deploys it."""


@dataclass(frozen=True)
class Origin:
    """What a release was made from.

    Attributes:
        repository: URL of the Git repository, without credentials; "" if none is known.
        revision: the commit, 40 hexadecimal digits; "" outside a repository.
        dirty: whether what determines the module differs from that commit.
        generator_digest: SHA-256 of modsmith's own files, hexadecimal.
        modsmith_version: version of modsmith.
    """

    repository: str
    revision: str
    dirty: bool
    generator_digest: str
    modsmith_version: str


@dataclass(frozen=True)
class Subject:
    """One version of a module, before it is published.

    Attributes:
        address: of the module.
        version: its number.
        files: path in the archive to content.
        archives: file name to content of the `.tar.gz` and the `.zip`.
        origin: what it was made from.
        previous: the version before it in the registry folder; None for the first.
        spec: what it was generated from; None for a module without a spec.
    """

    address: Address
    version: Version
    files: Mapping[str, bytes]
    archives: Mapping[str, bytes]
    origin: Origin
    previous: Bundle | None = None
    spec: ModuleSpec | None = None


def sha256(content: bytes) -> str:
    """The SHA-256 of a file, hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def dump(document: Any) -> bytes:
    """JSON as all evidence has it: indented, in the order given, UTF-8, with a newline at its end."""
    return (json.dumps(document, indent=2, ensure_ascii=False) + "\n").encode()
