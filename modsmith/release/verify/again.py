"""Whether the evidence is what the files of the archive give, when it is built again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modsmith.errors import ModsmithError
from modsmith.registry.bundle import Bundle
from modsmith.release import archive, evidence
from modsmith.release.evidence import provenance, sbom
from modsmith.release.evidence.declared import Declared
from modsmith.release.evidence.manifest import Entry, Generator, Manifest
from modsmith.release.evidence.provenance import Claims
from modsmith.release.evidence.reading import load, reading, text
from modsmith.release.evidence.subject import (
    CONTROLS,
    INTERFACE,
    JUNIT,
    MANIFEST,
    POLICY,
    POLICY_IN_MODULE,
    PROVENANCE,
    SARIF,
    SBOM,
    SCHEMA,
    SUMS,
    Subject,
)
from modsmith.release.verify.check import Check, failed, listed, ok, skipped
from modsmith.release.verify.found import Found
from modsmith.validate.control import load as load_controls
from modsmith.validate.results.matrix import COVERAGE
from modsmith.write import tree

ALWAYS = (CONTROLS, SARIF, JUNIT, INTERFACE, SCHEMA, SBOM, PROVENANCE, SUMS)
"""Evidence that every version has."""

_NAMES = {
    CONTROLS: "controls",
    SARIF: "sarif",
    JUNIT: "junit",
    INTERFACE: "interface",
    SCHEMA: "schema",
    SBOM: "bill-of-materials",
    PROVENANCE: "statement",
}
_BY_CONTROLS = (CONTROLS, SARIF, JUNIT)

Results = Mapping[tuple[str, str], str]
"""Resource and control to status; `undetermined` where no source saw it."""


def checks(found: Found, manifest: Manifest, claims: Claims | None) -> Iterator[Check]:
    """All checks of this kind.

    Args:
        found: the release.
        manifest: its manifest.
        claims: its provenance, if it can be read.
    """
    other = manifest.generator.difference(Generator.running())
    yield _complete(found, other)
    yield _policy(found)
    files, every = found.files, _NAMES.values()
    if files is None:
        yield from (skipped(name, found.unreadable) for name in ("packing", *every))
        return
    try:
        archives = _packed(manifest, files)
    except ModsmithError as error:
        yield failed("packing", str(error))
        yield from (skipped(name, "the files are not those of a release") for name in every)
        return
    yield _packing(manifest, archives, other)
    try:
        declared = declared_in(found)
        made = evidence.of_files(files, declared)
        if claims and not other:
            before = Bundle(claims.address, claims.previous, {}) if claims.previous else None
            subject = Subject(manifest.address, manifest.version, files, archives, claims.origin, before)
            made |= {SBOM: sbom.build(subject), PROVENANCE: provenance.build(subject)}
        yield from [_again(name, found, made, declared, other) for name in _NAMES]
    except ModsmithError as error:
        yield from (failed(name, str(error)) for name in every)


def declared_in(found: Found) -> Declared:
    """The settings, waivers and promises that the evidence declares.

    Raises:
        EvidenceError: they are missing or damaged.
    """
    with reading(CONTROLS):
        data = load(found.evidence[CONTROLS], CONTROLS)
        return Declared.parse(text(data["module"]), data["declared"])


def _complete(found: Found, other: str) -> Check:
    """Whether there is a file of every kind, and of no kind that this modsmith does not know but should."""
    wanted = {*ALWAYS, MANIFEST, *([POLICY] if POLICY_IN_MODULE in (found.files or {}) else [])}
    if missing := sorted(wanted - found.evidence.keys()):
        return failed("complete", f"a release also has {listed(missing)}")
    more = sorted(found.evidence.keys() - wanted - {POLICY})
    if more and not other:
        return failed("complete", f"a release does not have {listed(more)}")
    beside = f", and {listed(more)}, which this modsmith does not know" if more else ""
    return ok("complete", f"every kind of evidence is there{beside}")


def _policy(found: Found) -> Check:
    name, shipped = "policy", found.evidence.get(POLICY)
    inside = (found.files or {}).get(POLICY_IN_MODULE)
    if shipped is None and inside is None:
        return ok(name, "the module has no policy of its deployer")
    if shipped != inside:
        return failed(name, f"{POLICY} is not {POLICY_IN_MODULE} in the archive")
    return ok(name, f"{POLICY} is {POLICY_IN_MODULE} in the archive")


def _packed(manifest: Manifest, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Both archives, packed again.

    Raises:
        ModsmithError: a path is one that no release has.
    """
    tree.check({manifest.address.name: {path: files[path] for path in files if path != tree.MANIFEST}})
    return {
        name: archive.zip_(files) if name.endswith(".zip") else archive.tar_gz(files)
        for name in manifest.archives
    }


def _packing(manifest: Manifest, archives: Mapping[str, bytes], other: str) -> Check:
    """Whether both archives are what these files give: so the one that is not here has the same files."""
    if other:
        return skipped("packing", _made_by(other))
    differing = [name for name, entry in manifest.archives.items() if entry != Entry.of(archives[name])]
    if differing:
        return failed("packing", f"{listed(differing)} is not what the files are packed into")
    return ok("packing", "both archives are, byte for byte, what the files are packed into")


def _again(file: str, found: Found, made: Mapping[str, bytes], declared: Declared, other: str) -> Check:
    name = _NAMES[file]
    if file not in found.evidence:
        return failed(name, f"{file} is missing")
    own = sorted(declared.own.keys() - load_controls().keys())
    if file == CONTROLS and (other or own):
        return _passed(found, made, other) if other else _without(own, found, made)
    why = _made_by(other) if other else _own(own) if own and file in _BY_CONTROLS else ""
    if not why and file not in made:
        why = f"{PROVENANCE} cannot be read, which it is built with"
    return skipped(name, why) if why else _same(name, file, found, made)


def _same(name: str, file: str, found: Found, made: Mapping[str, bytes]) -> Check:
    if made[file] == found.evidence[file]:
        return ok(name, f"{file} is, byte for byte, what the files of the archive give")
    return failed(name, f"{file} is not what the files of the archive give{_difference(file, found, made)}")


def _passed(found: Found, made: Mapping[str, bytes], other: str) -> Check:
    """For evidence by another modsmith: what it says to pass must not fail."""
    claimed, again = _results(found.evidence[CONTROLS]), _results(made[CONTROLS])
    resources = {resource for resource, _ in again}
    passed = [key for key, status in claimed.items() if status == "pass"]
    broken = [key for key in passed if again.get(key) == "fail" or key[0] not in resources]
    if broken:
        said = listed([f"{control} of {resource}" for resource, control in broken])
        return failed("controls", f"the evidence says that they pass, and they do not: {said}")
    confirmed = [key for key in passed if again.get(key) == "pass"]
    counted = f"{len(confirmed)} of {len(passed)} checks that are said to pass, pass again, and none fails"
    more = [key for key, status in again.items() if status == "fail" and claimed.get(key) != "fail"]
    new = f"; {len(more)} others fail that the evidence does not say to fail" if more else ""
    return ok("controls", f"{counted}{new} ({_made_by(other)})")


def _without(own: list[str], found: Found, made: Mapping[str, bytes]) -> Check:
    """For results that also depend on the project's own controls: those of modsmith must be the same."""
    left_out = {*own, COVERAGE}  # which types are covered depends on all controls
    claimed, again = (
        {key: status for key, status in _results(content).items() if key[1] not in left_out}
        for content in (found.evidence[CONTROLS], made[CONTROLS])
    )
    if claimed != again:
        return failed("controls", f"the results are not those of the files{_first(claimed, again)}")
    return ok("controls", f"{len(again)} results of modsmith's controls are the same; not run: {_own(own)}")


def _results(content: bytes) -> Results:
    with reading(CONTROLS):
        entries = load(content, CONTROLS)["results"]
        return {(text(one["resource"]), text(one["control"])): _status(one) for one in entries}


def _status(entry: Mapping[str, Any]) -> str:
    return text(entry["status"]) if entry["determined"] else "undetermined"


def _difference(file: str, found: Found, made: Mapping[str, bytes]) -> str:
    """The first result that is not the same."""
    if file != CONTROLS:
        return ""
    return _first(_results(found.evidence[file]), _results(made[file]))


def _first(claimed: Results, again: Results) -> str:
    for key in sorted({*claimed, *again}):
        if claimed.get(key) != again.get(key):
            resource, control = key
            said, got = (results.get(key, "nothing") for results in (claimed, again))
            return f": {control} of {resource}: the evidence says {said}, and the files give {got}"
    return ""


def _made_by(other: str) -> str:
    return (
        f"it was made by {other}; this is {Generator.running().version} ({Generator.running().digest[:12]})"
    )


def _own(own: list[str]) -> str:
    return f"{listed(own)} is the project's own Python; --project DIR runs it"
