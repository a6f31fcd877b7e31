"""The provenance: an in-toto Statement v1 with the predicate SLSA Provenance v1, ready for `cosign attest-blob`.

Source: https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md and https://slsa.dev/spec/v1.0/provenance

It has no times and no id of a run: two runs for one commit give the same bytes. The builder is whoever ran modsmith; a
signature tells who that was.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from modsmith.registry.address import Address
from modsmith.release.evidence.origin import libraries, without_credentials
from modsmith.release.evidence.reading import EvidenceError, load, reading, text
from modsmith.release.evidence.subject import PROVENANCE, Origin, Subject, dump, sha256
from modsmith.versions.number import Version

STATEMENT = "https://in-toto.io/Statement/v1"
PREDICATE = "https://slsa.dev/provenance/v1"
BUILD_TYPE = "urn:modsmith:release:v1"
"""`docs/verify.md` says what its parameters mean."""

BUILDER = "urn:modsmith:builder:command-line"
"""modsmith on a machine that it knows nothing about."""

PROJECT, GENERATOR = "project", "modsmith"
"""Names of resolved dependencies."""

_COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")


@dataclass(frozen=True)
class Claims:
    """What a provenance says.

    Attributes:
        subjects: name of each archive to its SHA-256.
        address: of the module.
        version: its number.
        previous: the version before; None for the first.
        origin: what the release was made from.
    """

    subjects: Mapping[str, str]
    address: Address
    version: Version
    previous: Version | None
    origin: Origin


def build(subject: Subject) -> bytes:
    """The statement about both archives."""
    return dump(
        {
            "_type": STATEMENT,
            "subject": [
                {"name": name, "digest": {"sha256": sha256(content)}}
                for name, content in sorted(subject.archives.items())
            ],
            "predicateType": PREDICATE,
            "predicate": {
                "buildDefinition": {
                    "buildType": BUILD_TYPE,
                    "externalParameters": {
                        "module": str(subject.address),
                        "version": str(subject.version),
                        "previousVersion": str(subject.previous.version) if subject.previous else None,
                    },
                    "internalParameters": {"uncommittedChanges": subject.origin.dirty},
                    "resolvedDependencies": _dependencies(subject.origin),
                },
                "runDetails": {
                    "builder": {"id": BUILDER, "version": {"modsmith": subject.origin.modsmith_version}}
                },
            },
        }
    )


def parse(content: bytes) -> Claims:
    """What `build` has written.

    Raises:
        EvidenceError: it is another kind of statement, or was made by another builder.
    """
    data = load(content, PROVENANCE)
    with reading(PROVENANCE):
        definition, details = data["predicate"]["buildDefinition"], data["predicate"]["runDetails"]
        kind = (data["_type"], data["predicateType"], definition["buildType"], details["builder"]["id"])
        if kind != (STATEMENT, PREDICATE, BUILD_TYPE, BUILDER):
            raise EvidenceError(
                f"is not about a release by modsmith: {', '.join(map(str, kind))}", PROVENANCE
            )
        given = definition["externalParameters"]
        subjects = {text(one["name"]): text(one["digest"]["sha256"]) for one in data["subject"]}
        if len(subjects) < len(data["subject"]):
            raise EvidenceError("names an archive twice", PROVENANCE)
        return Claims(
            subjects,
            Address.parse(text(given["module"])),
            Version.parse(text(given["version"])),
            Version.parse(text(given["previousVersion"])) if given["previousVersion"] else None,
            _origin(definition, text(details["builder"]["version"]["modsmith"])),
        )


def _origin(definition: Mapping[str, Any], version: str) -> Origin:
    dependencies = {one["name"]: one for one in definition["resolvedDependencies"]}
    project = dependencies.get(PROJECT)
    dirty = definition["internalParameters"]["uncommittedChanges"]
    if not isinstance(dirty, bool):
        raise TypeError(f"{dirty!r} is not true or false")
    revision = text(project["digest"]["gitCommit"]) if project else ""
    if project and not _COMMIT.fullmatch(revision):
        raise ValueError(f"{revision!r} is not a commit")
    return Origin(
        text(project.get("uri", "")).removeprefix("git+") if project else "",
        revision,
        dirty,
        text(dependencies[GENERATOR]["digest"]["sha256"]),
        version,
    )


def _dependencies(origin: Origin) -> list[dict[str, Any]]:
    """The project's commit, if it is in a repository, modsmith, and the libraries that decide the result."""
    project: dict[str, Any] = {"name": PROJECT, "digest": {"gitCommit": origin.revision}}
    if repository := without_credentials(origin.repository):
        project = {"name": PROJECT, "uri": f"git+{repository}", **project}
    generator = {
        "name": GENERATOR,
        "uri": f"pkg:pypi/modsmith@{origin.modsmith_version}",
        "digest": {"sha256": origin.generator_digest},
    }
    others = [{"name": name, "uri": f"pkg:pypi/{name}@{version}"} for name, version in libraries().items()]
    return [*([project] if origin.revision else []), generator, *others]
