"""`modsmith verify` without output: whether an archive is the release that its evidence describes.

    found       the archive, the other one beside it, and the evidence
    hashes      every byte is what the manifest says; nothing more and nothing less
    belonging   the evidence is of this version, and comes after the version before
    again       the evidence is what the files of the archive give
    notes       the release notes say what has changed since the version before
    source      the files are what the project gives at the commit of the provenance; runs the project's Python

A check that cannot be made is not one that passed: it says why.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from modsmith.project import Project, using
from modsmith.release.verify import again, belonging, hashes, source
from modsmith.release.verify.check import Check, Verification, failed
from modsmith.release.verify.found import Found, VerifyError, find
from modsmith.validate.report.safe import safe_text

__all__ = ["Check", "Verification", "VerifyError", "verify"]


def verify(
    archive: Path, *, evidence: Path | None = None, project: Path | None = None, previous: Path | None = None
) -> Verification:
    """Verifies a release.

    Nothing of the module is executed, nothing is written and nothing is downloaded. With `project`, the Python of that
    project runs, as it was at the commit that the evidence names.

    Args:
        archive: a `.tar.gz` or `.zip`.
        evidence: the folder of its evidence; `evidence` beside it if None.
        project: a folder of the module's project in a Git repository.
        previous: the archive of the version before, with its evidence beside it.

    Raises:
        VerifyError: the archive or its evidence is missing or cannot be read.
        ProjectError: `project` is not a project.
    """
    found = find(archive, evidence)
    owner = Project.require(project) if project else None
    with using(None):
        every = tuple(replace(one, reason=safe_text(one.reason)) for one in _checks(found, owner, previous))
    known = found.manifest
    address, version = (str(known.address), str(known.version)) if known else ("", "")
    return Verification(safe_text(str(archive)), address, version, every)


def _checks(found: Found, project: Project | None, previous: Path | None) -> Iterator[Check]:
    manifest = found.manifest
    if manifest is None:
        yield failed("manifest", found.damaged)
        return
    yield from hashes.checks(found, manifest)
    yield belonging.version(found, manifest)
    before, check = belonging.previous(found, manifest, previous)
    yield check
    claims, check = belonging.claims(found, manifest)
    yield check
    with source.checkout(project, claims) as at, using(at.project):
        yield from again.checks(found, manifest, claims)
        yield from source.checks(found, manifest, claims, at, before)
    yield belonging.signature(found)
