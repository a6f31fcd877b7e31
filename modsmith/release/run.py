"""`modsmith release` without output: a version of a module, from its files to its place in a registry folder.

    source     the generated files, or those of a commit; the license; the state of git
    record     the versions before
    plan       the version, from the difference to the latest one
    notes      CHANGELOG.md and UPGRADE.md
    contents   the files of the archive, with their manifest
    archive    .tar.gz and .zip
    evidence   what proves what the version guarantees
    publish    into the registry folder, completely or not at all

Nothing is written before everything is built.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from modsmith.project import Catalog
from modsmith.registry import layout
from modsmith.registry.address import Address
from modsmith.registry.bundle import Bundle
from modsmith.registry.publish import publish
from modsmith.release import archive, contents, evidence, notes, source
from modsmith.release.evidence.origin import generator_digest
from modsmith.release.plan import Plan, plan
from modsmith.release.record import Record, address
from modsmith.release.source import GitState, Source, SourceError
from modsmith.spec.model import ModuleSpec
from modsmith.version import __version__
from modsmith.versions.number import Version


@dataclass(frozen=True)
class Request:
    """What the user asks for.

    Attributes:
        catalog: the project's generators.
        module: the module's name.
        version: the version; None for the smallest that its changes allow.
        out: the registry folder that gets it; None for the project's releases.
        revision: the commit whose files are released; "" for the generated files of the working tree.
        allow_dirty: whether the working tree may differ from the commit.
        dry_run: whether nothing is written.
    """

    catalog: Catalog
    module: str
    version: Version | None = None
    out: Path | None = None
    revision: str = ""
    allow_dirty: bool = False
    dry_run: bool = False

    @property
    def folder(self) -> Path:
        """The registry folder that gets the version."""
        return self.out or self.catalog.project.releases


@dataclass(frozen=True)
class Outcome:
    """What a release did, or would do.

    Attributes:
        address: of the module.
        plan: the version and what it contains.
        git: where the files are from.
        notes: the version's sections of CHANGELOG.md and UPGRADE.md; empty if there is nothing to release.
        files: path in the version's folder to content; empty in a dry run, and if there is nothing to release.
        copied: earlier versions that the registry folder did not have.
    """

    address: Address
    plan: Plan
    git: GitState
    notes: Mapping[str, str]
    files: Mapping[str, bytes]
    copied: tuple[Version, ...] = ()


def release(request: Request) -> Outcome:
    """Releases a version of a module.

    Raises:
        SourceError: the files are stale or edited, differ from the commit, or have no license.
        VersionError: the version is too small for its changes, lower than the latest one, or exists with other files.
        PublishedError: another run has released the version with other bytes.
        ModsmithError: the module cannot be built, or the registry folder cannot be read or written.
    """
    project = request.catalog.project
    found, spec = _source(request)
    where = address(project, request.module, found.files)
    record = Record(where, project.releases, request.folder)
    planned = plan(record, found.files, request.version, spec.upgrades if spec else ())
    told = _release_notes(request, planned, spec, found.git)
    sections = {notes.CHANGELOG: notes.changelog(told), notes.UPGRADE: notes.upgrade(told)}
    outcome = Outcome(where, planned, found.git, sections if planned.is_new else {}, {})
    if request.dry_run:
        return outcome
    _refuse_dirty(request, found.git)
    bundle = _bundle(record, planned, found, told, spec) if planned.is_new else None
    copied = record.copy()
    if bundle:
        publish(request.folder, bundle)
    return replace(outcome, files=bundle.files if bundle else {}, copied=copied)


def _source(request: Request) -> tuple[Source, ModuleSpec | None]:
    """The files, and the spec that they are from; a commit's spec is not known."""
    project = request.catalog.project
    if request.revision:
        return source.of_revision(project, request.module, request.revision), None
    name = request.catalog.resolve([request.module])[0]
    found = source.of_working_tree(request.catalog, name, (project.releases, request.folder))
    return found, request.catalog.spec(name)


def _refuse_dirty(request: Request, git: GitState) -> None:
    if not git.dirty or request.allow_dirty:
        return
    fix = "Commit first, so that anyone can build the same files again, or pass --allow-dirty"
    if not git.revision:
        raise SourceError("the project is in no commit of a git repository", where=request.module, fix=fix)
    some = ", ".join(git.changed[:3]) + (" and others" if len(git.changed) > 3 else "")
    raise SourceError(f"the working tree differs from the commit: {some}", where=request.module, fix=fix)


def _release_notes(request: Request, planned: Plan, spec: ModuleSpec | None, git: GitState) -> notes.Release:
    return notes.Release(
        request.module,
        planned.version,
        planned.latest,
        planned.difference,
        spec.upgrades if spec else (),
        git.date,
    )


def _bundle(
    record: Record, planned: Plan, found: Source, told: notes.Release, spec: ModuleSpec | None
) -> Bundle:
    """The version, complete: its archives and their evidence."""
    where, version = record.address, planned.version
    previous = record.bundle(planned.latest) if planned.latest else None
    earlier = record.files(planned.latest).files if planned.latest else {}
    files = contents.composed(where.name, found.files, notes.files(told, earlier))
    archives = {
        layout.archive(where, version): archive.tar_gz(files),
        layout.archive(where, version, "zip"): archive.zip_(files),
    }
    git = found.git
    origin = evidence.Origin(git.repository, git.revision, git.dirty, generator_digest(), __version__)
    subject = evidence.Subject(where, version, files, archives, origin, previous, spec)
    proved = {f"{layout.EVIDENCE}/{path}": content for path, content in evidence.build(subject).items()}
    return Bundle(where, version, {**archives, **proved})
