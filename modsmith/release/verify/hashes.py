"""Whether every byte is what the manifest says: archives, evidence, files; nothing more and nothing less."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from modsmith.release.evidence import manifest as manifests
from modsmith.release.evidence.manifest import Entry, Manifest
from modsmith.release.evidence.subject import MANIFEST, SUMS
from modsmith.release.verify.check import Check, failed, listed, ok, skipped
from modsmith.release.verify.found import Found
from modsmith.versions.module_files import PlaceError, archived
from modsmith.write import MANIFEST as OWN
from modsmith.write import manifest as own_manifests


def checks(found: Found, manifest: Manifest) -> Iterator[Check]:
    """All checks of this kind."""
    yield _archive(found, manifest)
    yield _other(found, manifest)
    yield _files(found, manifest)
    yield _own_manifest(found)
    yield _evidence(found, manifest)
    yield _sums(found)


def _archive(found: Found, manifest: Manifest) -> Check:
    name = found.given.name
    if problem := _problem(name, found.archive, manifest.archives):
        return failed("archive", problem)
    return ok("archive", f"{name} has the SHA-256 and the size that the manifest names")


def _other(found: Found, manifest: Manifest) -> Check:
    """The .zip beside a .tar.gz, or the other way around."""
    name = found.other
    if name not in found.archives:
        return skipped("other-archive", f"{name} is not beside {found.given.name}")
    if problem := _problem(name, found.archives[name], manifest.archives):
        return failed("other-archive", problem)
    try:
        files = archived(found.archives[name], name)
    except PlaceError as error:
        return failed("other-archive", f"{name} {error.problem}")
    if found.files is None:
        return skipped("other-archive", f"there is nothing to compare with: {found.unreadable}")
    if differing := _differing(files, found.files):
        return failed("other-archive", f"{name} does not contain the same files: {listed(differing)}")
    return ok("other-archive", f"{name} has the hash that the manifest names, and contains the same files")


def _files(found: Found, manifest: Manifest) -> Check:
    if found.files is None:
        return failed("files", f"{found.given.name} cannot be unpacked: {found.unreadable}")
    problems = _all_problems(found.files, manifest.files)
    if problems:
        return failed("files", listed(problems))
    return ok(
        "files", f"all {len(found.files)} files in the archive, and no others, are those of the manifest"
    )


def _own_manifest(found: Found) -> Check:
    """`.modsmith.json`, with which modsmith recognizes its files when the module is unpacked."""
    if found.files is None:
        return skipped("module-manifest", found.unreadable)
    if OWN not in found.files:
        return failed("module-manifest", f"{OWN} is missing in the archive")
    inside = own_manifests.parse(found.files[OWN])
    there = {path: own_manifests.digest(data) for path, data in found.files.items() if path != OWN}
    if differing := sorted(path for path in {*inside, *there} if inside.get(path) != there.get(path)):
        return failed("module-manifest", f"{OWN} does not list what is there: {listed(differing)}")
    return ok("module-manifest", f"{OWN} in the archive lists the other {len(there)} files with their hashes")


def _evidence(found: Found, manifest: Manifest) -> Check:
    there = {name: data for name, data in found.evidence.items() if name != MANIFEST}
    problems = [f"{name} is not a plain file" for name in found.odd]
    problems += _all_problems(there, manifest.evidence)
    if problems:
        return failed("evidence", listed(problems))
    return ok("evidence", f"all {len(there)} evidence files, and no others, are those of the manifest")


def _sums(found: Found) -> Check:
    """Only a complete folder has everything that the sums are of."""
    if found.other not in found.archives:
        return skipped("sums", f"{SUMS} also names {found.other}, which is not there")
    if found.evidence.get(SUMS) != manifests.sums(found.archives, found.evidence):
        return failed("sums", f"{SUMS} does not name these archives and this evidence")
    return ok("sums", f"{SUMS} names the same hashes")


def _problem(name: str, content: bytes, entries: Mapping[str, Entry]) -> str:
    if name not in entries:
        return f"the evidence is of {listed(sorted(entries)) or 'no archive'}, not of {name}"
    return "" if entries[name] == Entry.of(content) else f"{name} has other bytes than the manifest says"


def _all_problems(there: Mapping[str, bytes], entries: Mapping[str, Entry]) -> list[str]:
    """What is missing, what is one too many, and what has other bytes."""
    found = []
    for name in sorted({*there, *entries}):
        if name not in there:
            found.append(f"{name} is missing")
        elif name not in entries:
            found.append(f"{name} is not in the manifest")
        elif Entry.of(there[name]) != entries[name]:
            found.append(f"{name} has other bytes")
    return found


def _differing(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> list[str]:
    return sorted(path for path in {*one, *other} if one.get(path) != other.get(path))
