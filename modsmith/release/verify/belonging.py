"""Whether the evidence is of this version, and the version comes after the one before."""

from __future__ import annotations

from pathlib import Path

from modsmith.errors import ModsmithError
from modsmith.registry import layout
from modsmith.release.evidence import provenance
from modsmith.release.evidence.manifest import Generator, Manifest
from modsmith.release.evidence.provenance import Claims
from modsmith.release.evidence.subject import MANIFEST, PROVENANCE, sha256
from modsmith.release.verify.check import Check, failed, listed, ok, skipped
from modsmith.release.verify.found import SIGNATURE, Found, find
from modsmith.versions.number import Version, VersionError

_PREVIOUS = "previous"


def version(found: Found, manifest: Manifest) -> Check:
    """Whether address and version are those of the archive's name and of its place in a registry folder."""
    said = f"{manifest.address} {manifest.version}"
    names = {layout.archive(manifest.address, manifest.version, kind) for kind in ("tar.gz", "zip")}
    if found.given.name not in names or {*manifest.archives} != names:
        return failed("version", f"the evidence is of {said}, whose archives are {listed(sorted(names))}")
    if found.place:
        path = found.given.resolve().parent.relative_to(found.place.parents[4]).as_posix()
        if path != layout.version(manifest.address, manifest.version):
            return failed("version", f"the evidence is of {said}, and the registry folder says {path}")
    return ok("version", f"the evidence is of {said}")


def previous(found: Found, manifest: Manifest, given: Path | None) -> tuple[Found | None, Check]:
    """The chain: each manifest has the hash of the one before, up to the first version.

    Args:
        found: the release.
        manifest: its manifest.
        given: the archive of the version before, if the user named one.

    Returns:
        The version before, if it is there and is the one; and the check.
    """
    where = _before(found, manifest, given)
    if isinstance(where, Check):
        return None, where
    try:
        other = find(where)
    except ModsmithError as error:
        return None, failed(_PREVIOUS, f"{where} cannot be read: {error}")
    if problem := _unlinked(manifest, other):
        return None, failed(_PREVIOUS, problem)
    said = f"it was released after {manifest.previous}, whose manifest has the hash that is named"
    return other, ok(_PREVIOUS, said)


def _before(found: Found, manifest: Manifest, given: Path | None) -> Path | Check:
    """Where the archive of the version before is; a check if there is nothing to look at."""
    before, others = manifest.previous, _others(found)
    older = sorted(number for number in others if number < manifest.version)
    if before is None:
        if given or older:
            there = given or older[-1]
            return failed(
                _PREVIOUS, f"the evidence says that this is the first version, and there is {there}"
            )
        return ok(_PREVIOUS, "it is the first version")
    if before >= manifest.version:
        return failed(
            _PREVIOUS, f"the evidence names {before}, which does not come before {manifest.version}"
        )
    if older and older[-1] > before:
        return failed(_PREVIOUS, f"the evidence names {before}, and the folder has {older[-1]} after it")
    if given is None and before not in others:
        return skipped(_PREVIOUS, f"{before} is not beside it; name its archive with --previous FILE")
    return given or others[before]


def _unlinked(manifest: Manifest, other: Found) -> str:
    """Why an archive with its evidence is not the version before; "" if it is."""
    before, known = manifest.previous, other.manifest
    if known is None:
        return f"{before} cannot be read: {other.damaged}"
    if (known.address, known.version) != (manifest.address, before):
        said = f"{known.address} {known.version}, not of {manifest.address} {before}"
        return f"the evidence beside {other.given.name} is of {said}"
    entry = known.archives.get(other.given.name)
    if entry is None or entry.sha256 != sha256(other.archive):
        return f"the evidence of {before} is not of {other.given.name} beside it"
    if sha256(other.evidence[MANIFEST]) != manifest.previous_manifest:
        return f"the manifest of {before} is not the one that this version was released after"
    return ""


def _others(found: Found) -> dict[Version, Path]:
    """The other versions in the registry folder, by number."""
    if found.place is None:
        return {}
    others = {}
    for folder in found.place.iterdir():
        try:
            number = Version.parse(folder.name)
        except VersionError:
            continue
        archive = folder / f"{found.place.parent.name}-{number}.tar.gz"
        if archive.is_file() and folder != found.given.resolve().parent:
            others[number] = archive
    return others


def signature(found: Found) -> Check:
    """Whether there are signatures; only cosign, or another tool that has keys, can check them."""
    name = "signature"
    if not found.signatures:
        return skipped(name, f"it is unsigned: there is no {MANIFEST}{SIGNATURE} or {PROVENANCE}{SIGNATURE}")
    said = listed([*found.signatures])
    return skipped(name, f"{said} is there; check it with cosign, as docs/verify.md shows")


def claims(found: Found, manifest: Manifest) -> tuple[Claims | None, Check]:
    """What the provenance says, and whether it is about these archives; None if it cannot be read."""
    name = "provenance"
    try:
        said = provenance.parse(found.evidence[PROVENANCE])
    except KeyError:
        return None, failed(name, f"{PROVENANCE} is missing")
    except ModsmithError as error:
        return None, failed(name, str(error))
    known = {archive: sha256(content) for archive, content in found.archives.items()}
    expected = {archive: entry.sha256 for archive, entry in manifest.archives.items()} | known
    if said.subjects != expected:
        return said, failed(name, f"it is about {listed(sorted(said.subjects))} with other hashes or names")
    if (said.address, said.version, said.previous) != (manifest.address, manifest.version, manifest.previous):
        return said, failed(name, f"it is about {said.address} {said.version} after {said.previous}")
    made_by = Generator(said.origin.modsmith_version, said.origin.generator_digest)
    if (made_by.version, made_by.digest) != (manifest.generator.version, manifest.generator.digest):
        return said, failed(name, "it names another modsmith than the manifest")
    return said, ok(
        name, f"it is about these archives, made from {_from(said)} by modsmith {made_by.version}"
    )


def _from(said: Claims) -> str:
    if not said.origin.revision:
        return "files outside of Git"
    changed = " with uncommitted changes" if said.origin.dirty else ""
    of = f" of {said.origin.repository}" if said.origin.repository else ""
    return f"commit {said.origin.revision[:12]}{of}{changed}"
