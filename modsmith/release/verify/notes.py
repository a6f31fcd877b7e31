"""Whether CHANGELOG.md and UPGRADE.md say what has changed since the version before."""

from __future__ import annotations

from collections.abc import Sequence

from modsmith.diff.compare import compare
from modsmith.errors import ModsmithError
from modsmith.release import contents, notes
from modsmith.release.evidence.manifest import Manifest
from modsmith.release.verify.check import Check, failed, listed, ok, skipped
from modsmith.release.verify.found import Found
from modsmith.spec.upgrades import Upgrade
from modsmith.versions.module_files import ModuleFiles

NAME = "notes"


def check(
    found: Found, manifest: Manifest, before: Found | None, date: str, upgrades: Sequence[Upgrade]
) -> Check:
    """Writes the notes again, and compares them.

    Args:
        found: the release.
        manifest: its manifest.
        before: the version before, if it is there and known to be the one; None for the first version as well.
        date: of the commit.
        upgrades: what the spec says about upgrades; empty without a spec.
    """
    if manifest.previous and (before is None or before.files is None):
        return skipped(NAME, f"they are written from {manifest.previous}, which is not there or not the same")
    files, earlier = found.files or {}, (before.files or {}) if before else {}
    name = manifest.address.name
    try:
        difference = None
        if before:
            new = ModuleFiles(name, str(manifest.address), contents.given(files))
            difference = compare(ModuleFiles(name, str(manifest.address), earlier), new)
        told = notes.Release(name, manifest.version, manifest.previous, difference, upgrades, date)
        made = notes.files(told, earlier)
    except ModsmithError as error:
        return failed(NAME, f"they cannot be written again: {error}")
    given = f"what the difference to {manifest.previous} gives" if before else "those of a first version"
    given = f"what the difference to {manifest.previous} gives" if before else "those of a first version"
    if differing := [path for path in made if made[path] != files.get(path)]:
        return failed(NAME, f"{listed(differing)} in the archive is not {given}")
    return ok(NAME, f"{' and '.join(made)} are, byte for byte, {given}")
