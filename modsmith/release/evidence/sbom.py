"""The bill of materials: CycloneDX 1.6 with the module, its files, its providers and the modules that it calls.

Source: https://cyclonedx.org/docs/1.6/json/

Terraform's constraints are ranges, which CycloneDX 1.6 has no field for: they are properties. Only a component with an
exact version has a version.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, Property, XsUri
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.dependency import Dependency
from cyclonedx.model.license import DisjunctiveLicense, LicenseAcknowledgement
from cyclonedx.output.json import JsonV1Dot6

from modsmith.diff.interface import Interface, read
from modsmith.release.evidence.subject import Subject, dump, sha256
from modsmith.versions.number import Version, VersionError

LICENSE = "LICENSE"
CONSTRAINT = "terraform:version-constraint"
REQUIRED_VERSION = "terraform:required-version"
SOURCE = "terraform:source"

_TITLES = (
    (r"Apache License\s+Version 2\.0\b", "Apache-2.0"),
    (r"MIT License\b", "MIT"),
    (r"Mozilla Public License Version 2\.0\b", "MPL-2.0"),
    (r"BSD 3-Clause License\b", "BSD-3-Clause"),
    (r"BSD 2-Clause License\b", "BSD-2-Clause"),
    (r"GNU GENERAL PUBLIC LICENSE\s+Version 3\b", "GPL-3.0-only"),
)
"""Titles of licenses to their ids in the SPDX list."""


def build(subject: Subject) -> bytes:
    """The document; its serial number is made from the hashes of the archives."""
    interface = read(subject.files)
    parts = [*_providers(interface), *_calls(interface)]
    module = _module(subject, interface)
    bom = Bom(
        components=parts,
        serial_number=uuid5(
            NAMESPACE_URL, " ".join(map(sha256, (subject.archives[one] for one in sorted(subject.archives))))
        ),
        dependencies=[
            Dependency(module.bom_ref, [Dependency(part.bom_ref) for part in parts]),
            *(Dependency(part.bom_ref) for part in parts),
        ],
    )
    bom.metadata.component = module
    document = json.loads(JsonV1Dot6(bom).output_as_string())
    del document["metadata"]["timestamp"]  # optional; the library always writes the time of the run
    return dump(document)


def _module(subject: Subject, interface: Interface) -> Component:
    name, version = subject.address.name, str(subject.version)
    license_ = subject.files.get(LICENSE)
    needs = [Property(name=REQUIRED_VERSION, value=interface.terraform)] if interface.terraform else []
    return Component(
        name=name,
        group=subject.address.namespace,
        version=version,
        type=ComponentType.LIBRARY,
        bom_ref=f"{subject.address}@{version}",
        licenses=[_license(license_.decode("utf-8", "replace"))] if license_ is not None else [],
        external_references=[
            ExternalReference(
                type=ExternalReferenceType.DISTRIBUTION, url=XsUri(archive), hashes=[_hash(content)]
            )
            for archive, content in subject.archives.items()
        ],
        properties=[Property(name=SOURCE, value=str(subject.address)), *needs],
        components=[
            Component(
                name=path,
                type=ComponentType.FILE,
                bom_ref=f"{subject.address}@{version}#{path}",
                hashes=[_hash(content)],
            )
            for path, content in subject.files.items()
        ],
    )


def _license(text: str) -> DisjunctiveLicense:
    """What the title of the license's text declares; a license by another title has its first line as name."""
    start = " ".join(text[:2000].split())
    declared = LicenseAcknowledgement.DECLARED
    for title, id_ in _TITLES:
        if re.match(title, start, re.IGNORECASE):
            return DisjunctiveLicense(id=id_, acknowledgement=declared)
    name = next((line.strip() for line in text.splitlines() if line.strip()), LICENSE)
    return DisjunctiveLicense(name=name, acknowledgement=declared)


def _providers(interface: Interface) -> Iterator[Component]:
    for provider in interface.providers.values():
        yield _component(f"provider:{provider.name}", provider.source, provider.version)


def _calls(interface: Interface) -> Iterator[Component]:
    for call in interface.calls.values():
        yield _component(call.address, call.source, call.version)


def _component(reference: str, source: str, constraint: str) -> Component:
    group, _, name = source.rpartition("/")
    return Component(
        name=name or source,
        group=group or None,
        version=_exact(constraint),
        type=ComponentType.LIBRARY,
        bom_ref=reference,
        properties=_properties(((SOURCE, source), (CONSTRAINT, constraint))),
    )


def _properties(pairs: Iterable[tuple[str, str]]) -> list[Property]:
    return [Property(name=name, value=value) for name, value in pairs if value]


def _exact(constraint: str) -> str | None:
    """The version of a constraint that allows only one."""
    try:
        return str(Version.parse(constraint.removeprefix("=").strip()))
    except VersionError:
        return None


def _hash(content: bytes) -> HashType:
    return HashType(alg=HashAlgorithm.SHA_256, content=sha256(content))
