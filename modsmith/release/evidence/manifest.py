"""The manifest: the hash of everything that belongs to a version, and of the manifest of the version before it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from modsmith.registry import layout
from modsmith.registry.address import Address
from modsmith.registry.bundle import Bundle
from modsmith.release.evidence.origin import generator_digest, libraries
from modsmith.release.evidence.reading import EvidenceError, load, reading, text, whole
from modsmith.release.evidence.subject import MANIFEST, SUMS, Subject, dump, sha256
from modsmith.version import __version__
from modsmith.versions.number import Version

FORMAT = 1
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Entry:
    """A file: its SHA-256, hexadecimal, and its size in bytes."""

    sha256: str
    size: int

    @classmethod
    def of(cls, content: bytes) -> Entry:
        """That of a content."""
        return cls(sha256(content), len(content))


@dataclass(frozen=True)
class Generator:
    """The modsmith that made something: its version, the digest of its files, and its libraries."""

    version: str
    digest: str
    libraries: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def running(cls) -> Generator:
        """The modsmith that runs."""
        return cls(__version__, generator_digest(), libraries())

    def difference(self, other: Generator) -> str:
        """What is not the same in another one: `modsmith 0.2.0 (digest 1a2b3c4d5e6f)`; "" if nothing is."""
        if self.digest != other.digest:
            return f"modsmith {self.version} (digest {self.digest[:12]})"
        names = sorted({*self.libraries, *other.libraries})
        changed = [name for name in names if self.libraries.get(name) != other.libraries.get(name)]
        return ", ".join(f"{name} {self.libraries.get(name, 'not at all')}" for name in changed)


@dataclass(frozen=True)
class Manifest:
    """What a manifest says.

    Attributes:
        address: of the module.
        version: its number.
        previous: the version before; None for the first.
        previous_manifest: SHA-256 of its manifest; "" for the first.
        generator: what made it.
        archives: by file name.
        evidence: every other evidence file, by file name.
        files: in the archive, by path.
    """

    address: Address
    version: Version
    previous: Version | None
    previous_manifest: str
    generator: Generator
    archives: Mapping[str, Entry]
    evidence: Mapping[str, Entry]
    files: Mapping[str, Entry]


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
            "archives": _entries(subject.archives),
            "evidence": _entries(evidence),
            "files": _entries(subject.files),
        }
    )


def parse(content: bytes) -> Manifest:
    """What `build` has written.

    Raises:
        EvidenceError: it was written by something else, or by a modsmith that writes another format.
    """
    data = load(content, MANIFEST)
    if data.get("format") != FORMAT:
        raise EvidenceError(f"has the format {data.get('format')!r}, not {FORMAT}", MANIFEST)
    with reading(MANIFEST):
        before, made_by = data["previous"], data["generator"]
        return Manifest(
            Address.parse(text(data["address"])),
            Version.parse(text(data["version"])),
            Version.parse(text(before["version"])) if before else None,
            _digest(before["manifest_sha256"]) if before else "",
            Generator(
                text(made_by["version"]),
                _digest(made_by["digest"]["sha256"]),
                {name: text(version) for name, version in made_by["libraries"].items()},
            ),
            _parsed(data["archives"]),
            _parsed(data["evidence"]),
            _parsed(data["files"]),
        )


def sums(archives: Mapping[str, bytes], evidence: Mapping[str, bytes]) -> bytes:
    """Lines for `sha256sum -c evidence/SHA256SUMS` in the version's folder.

    Args:
        archives: file name to content.
        evidence: the same; the manifest and the sums themselves are left out.
    """
    named = {f"{layout.EVIDENCE}/{name}": content for name, content in evidence.items()}
    left_out = {f"{layout.EVIDENCE}/{name}" for name in (SUMS, MANIFEST)}
    everything = {**archives, **named}
    return "".join(
        f"{sha256(everything[path])}  {path}\n" for path in sorted(everything.keys() - left_out)
    ).encode("utf-8", "surrogateescape")


def _entries(files: Mapping[str, bytes]) -> dict[str, dict[str, Any]]:
    """Path to SHA-256 and size in bytes, sorted by path."""
    return {path: {"sha256": sha256(files[path]), "size": len(files[path])} for path in sorted(files)}


def _parsed(entries: Mapping[str, Any]) -> dict[str, Entry]:
    return {path: Entry(_digest(entry["sha256"]), whole(entry["size"])) for path, entry in entries.items()}


def _digest(value: object) -> str:
    if not _SHA256.fullmatch(text(value)):
        raise ValueError(f"{value!r} is not a SHA-256")
    return text(value)


def _previous(previous: Bundle | None) -> dict[str, str] | None:
    if previous is None:
        return None
    return {
        "version": str(previous.version),
        "manifest_sha256": sha256(previous.files[layout.MANIFEST]),
    }
