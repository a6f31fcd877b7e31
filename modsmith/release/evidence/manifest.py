"""The manifest: the hash of everything that belongs to a version, and of the manifest of the version before it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from modsmith.registry import layout
from modsmith.registry.bundle import Bundle
from modsmith.release.evidence.origin import libraries
from modsmith.release.evidence.subject import SUMS, Subject, dump, sha256

FORMAT = 1


def build(subject: Subject, evidence: Mapping[str, bytes]) -> bytes:
    """The manifest of a version.

    Args:
        subject: the version.
        evidence: every other evidence file, by its name below `evidence/`.
    """
    return dump(
        {
            "format": FORMAT,
            "address": str(subject.address),
            "version": str(subject.version),
            "previous": _previous(subject.previous),
            "generator": {
                "name": "modsmith",
                "version": subject.origin.modsmith_version,
                "digest": {"sha256": subject.origin.generator_digest},
                "libraries": dict(libraries()),
            },
            "archives": entries(subject.archives),
            "evidence": entries(evidence),
            "files": entries(subject.files),
        }
    )


def sums(subject: Subject, evidence: Mapping[str, bytes]) -> bytes:
    """Lines for `sha256sum -c evidence/SHA256SUMS` in the version's folder: everything but itself and the manifest."""
    everything = {
        **subject.archives,
        **{f"{layout.EVIDENCE}/{name}": content for name, content in evidence.items()},
    }
    lines = (f"{sha256(everything[path])}  {path}\n" for path in sorted(everything) if path != SUMS)
    return "".join(lines).encode()


def entries(files: Mapping[str, bytes]) -> dict[str, dict[str, Any]]:
    """Path to SHA-256 and size in bytes, sorted by path."""
    return {path: {"sha256": sha256(files[path]), "size": len(files[path])} for path in sorted(files)}


def _previous(previous: Bundle | None) -> dict[str, str] | None:
    if previous is None:
        return None
    return {
        "version": str(previous.version),
        "manifest_sha256": sha256(previous.files[layout.MANIFEST]),
    }
