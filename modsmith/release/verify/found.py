"""What lies on the disk: an archive, the other archive beside it, and the evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from modsmith.errors import ModsmithError
from modsmith.registry import layout
from modsmith.release.evidence.manifest import Manifest, parse
from modsmith.release.evidence.subject import MANIFEST
from modsmith.versions.module_files import MOST_BYTES, archived

KINDS = (".tar.gz", ".zip")
SIGNATURE = ".sigstore.json"
"""End of the name of a signature, after the name of the file that it signs."""

SIGNATURES = "signatures"
"""Folder of signatures in a registry folder, below it address and number: a version's own folder never changes."""


class VerifyError(ModsmithError):
    """There is nothing to verify, or it cannot be read."""


@dataclass(frozen=True)
class Found:
    """A release on the disk.

    Attributes:
        given: the archive, as the user named it.
        archives: file name to content of the given archive, and of the other one if it is beside it.
        evidence: file name to content, without signatures.
        signatures: names of files with signatures.
        odd: what is in the folder of evidence and is not a plain file.
        files: path to content of what is in the given archive; None if it cannot be read.
        unreadable: why it cannot be read, or "".
        manifest: None if it is missing or damaged.
        damaged: why it is None, or "".
    """

    given: Path
    archives: Mapping[str, bytes]
    evidence: Mapping[str, bytes]
    signatures: tuple[str, ...]
    odd: tuple[str, ...]
    files: Mapping[str, bytes] | None
    unreadable: str
    manifest: Manifest | None
    damaged: str

    @property
    def archive(self) -> bytes:
        """The content of the given archive."""
        return self.archives[self.given.name]

    @property
    def other(self) -> str:
        """The name of the other archive of the version."""
        stem, kind = split(self.given)
        return stem + KINDS[KINDS.index(kind) - 1]

    @property
    def place(self) -> Path | None:
        """The folder of the module in a registry folder; None if the archive is not in one."""
        return _module(self.given)


def find(archive: Path, evidence: Path | None = None) -> Found:
    """Reads an archive and its evidence; unpacks nothing on the disk, and follows no links in the evidence.

    Args:
        archive: a `.tar.gz` or `.zip`.
        evidence: the folder of the evidence; `evidence` beside the archive if None.

    Raises:
        VerifyError: one of them is missing or cannot be read.
    """
    if "://" in str(archive) or str(archive).startswith(("http:", "https:")):
        fix = "Download the archive and the folder evidence first, and name the file"
        raise VerifyError("is a URL, and nothing is downloaded", where=str(archive), fix=fix)
    stem, kind = split(archive)
    folder = evidence or archive.parent / layout.EVIDENCE
    content = _read(archive, "Name the archive of a release")
    other = archive.with_name(stem + KINDS[KINDS.index(kind) - 1])
    archives = {archive.name: content}
    if other.is_file():
        archives[other.name] = _read(other, "Make it readable, or move it away")
    if not folder.is_dir():
        fix = "Download the folder with the archive, or name it with --evidence DIR"
        raise VerifyError("there is no evidence", where=str(folder), fix=fix)
    plain, odd = _evidence(folder)
    signed = {name for name in plain if _is_signature(name, {*plain, *archives})}
    said = {name: data for name, data in plain.items() if name not in signed}
    signatures = tuple(sorted(signed | {*_elsewhere(archive)}))
    files, unreadable = _unpacked(content, str(archive))
    manifest, damaged = _manifest(said)
    return Found(archive, archives, said, signatures, odd, files, unreadable, manifest, damaged)


def split(archive: Path) -> tuple[str, str]:
    """The name of an archive without its kind, and the kind.

    Raises:
        VerifyError: it is not the name of an archive of a release.
    """
    for kind in KINDS:
        if archive.name.endswith(kind) and archive.name != kind:
            return archive.name.removesuffix(kind), kind
    raise VerifyError(
        "is not an archive of a release", where=str(archive), fix="Name a .tar.gz or a .zip file"
    )


def _module(archive: Path) -> Path | None:
    """The folder of the module in a registry folder; None if the archive is not in one."""
    version = archive.resolve().parent
    above = [folder.name for folder in version.parents[3:5]]  # of namespace, name and provider
    return version.parent if above[::-1] == layout.MODULES.split("/") else None


def _elsewhere(archive: Path) -> list[str]:
    """The names of the signatures of a version in a registry folder."""
    module = _module(archive)
    if module is None:
        return []
    own = archive.resolve().parent.relative_to(module.parents[2])
    folder = module.parents[4] / SIGNATURES / own
    return [path.name for path in folder.glob(f"*{SIGNATURE}")]


def _is_signature(name: str, known: set[str]) -> bool:
    return name.endswith(SIGNATURE) and name.removesuffix(SIGNATURE) in known


def _evidence(folder: Path) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """The plain files of the folder, and the names of what is not one."""
    plain, odd = {}, []
    try:
        for path in sorted(folder.iterdir()):
            if path.is_symlink() or not path.is_file():
                odd.append(path.name)
            else:
                plain[path.name] = _read(path, "Make it readable")
    except OSError as error:
        problem = f"cannot be read: {error.strerror}"
        raise VerifyError(problem, where=str(folder), fix="Make it readable") from error
    return plain, tuple(odd)


def _read(path: Path, fix: str) -> bytes:
    try:
        if path.stat().st_size > 2 * MOST_BYTES:
            raise VerifyError(f"is larger than {2 * MOST_BYTES >> 20} MiB", where=str(path), fix=fix)
        return path.read_bytes()
    except OSError as error:
        raise VerifyError(f"cannot be read: {error.strerror}", where=str(path), fix=fix) from error


def _unpacked(content: bytes, place: str) -> tuple[dict[str, bytes] | None, str]:
    try:
        return archived(content, place), ""
    except ModsmithError as error:
        return None, error.problem


def _manifest(evidence: Mapping[str, bytes]) -> tuple[Manifest | None, str]:
    if MANIFEST not in evidence:
        return None, f"{MANIFEST} is missing"
    try:
        return parse(evidence[MANIFEST]), ""
    except ModsmithError as error:
        return None, str(error)
