"""The provenance: an in-toto Statement v1 with the predicate SLSA Provenance v1, ready for `cosign attest-blob`.

Source: https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md and https://slsa.dev/spec/v1.0/provenance

It has no times and no id of a run: two runs for one commit give the same bytes. The builder is whoever ran modsmith; a
signature tells who that was.
"""

from __future__ import annotations

from typing import Any

from modsmith.release.evidence.origin import libraries, without_credentials
from modsmith.release.evidence.subject import Origin, Subject, dump, sha256

STATEMENT = "https://in-toto.io/Statement/v1"
PREDICATE = "https://slsa.dev/provenance/v1"
BUILD_TYPE = "urn:modsmith:release:v1"
"""`docs/verify.md` says what its parameters mean."""

BUILDER = "urn:modsmith:builder:command-line"
"""modsmith on a machine that it knows nothing about."""

PROJECT, GENERATOR = "project", "modsmith"
"""Names of resolved dependencies."""


def build(subject: Subject) -> bytes:
    """The statement about both archives."""
    return dump(
        {
            "_type": STATEMENT,
            "subject": subjects(subject),
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


def subjects(subject: Subject) -> list[dict[str, Any]]:
    """Name and digest of each archive."""
    return [
        {"name": name, "digest": {"sha256": sha256(content)}}
        for name, content in sorted(subject.archives.items())
    ]


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
