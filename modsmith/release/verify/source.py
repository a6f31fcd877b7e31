"""Whether the archive is what its project gives at the commit that the provenance names.

This runs the project's Python, as it was at that commit, with all that it may do. Only `--project` asks for it.
"""

from __future__ import annotations

import io
import tarfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from modsmith.errors import ModsmithError, ToolMissingError
from modsmith.generate.run import build
from modsmith.project import Catalog, Project
from modsmith.release import contents, source
from modsmith.release.evidence.declared import Declared
from modsmith.release.evidence.manifest import Generator, Manifest
from modsmith.release.evidence.provenance import Claims
from modsmith.release.verify import notes
from modsmith.release.verify.again import declared_in
from modsmith.release.verify.check import Check, failed, listed, ok, skipped
from modsmith.release.verify.found import Found
from modsmith.tools import processes
from modsmith.versions.git import GitError, git

NAMES = ("revision", "source", "declared", notes.NAME)
_NOT_ASKED = "name the project's Git repository with --project DIR; that runs the project's Python"


@dataclass(frozen=True)
class Places:
    """Where the project is.

    Attributes:
        own: the user's checkout.
        commit: the files of the commit, in a temporary folder.
    """

    own: Project
    commit: Project


@dataclass(frozen=True)
class Checkout:
    """The project at the commit of the provenance.

    Attributes:
        places: where it is; None if it is nowhere.
        check: of the commit, or why there is none.
    """

    places: Places | None
    check: Check

    @property
    def project(self) -> Project | None:
        """The project of the commit."""
        return self.places.commit if self.places else None


@contextmanager
def checkout(given: Project | None, claims: Claims | None) -> Iterator[Checkout]:
    """Unpacks the commit into a temporary folder, removed at the end; the user's own checkout stays as it is."""
    name = NAMES[0]
    if given is None:
        yield Checkout(None, skipped(name, _NOT_ASKED))
        return
    if claims is None or not claims.origin.revision:
        reason = "the provenance names no commit" if claims else "the provenance cannot be read"
        yield Checkout(None, failed(name, reason))
        return
    revision = claims.origin.revision
    with processes.folder("verify") as space:
        try:
            project = _unpacked(given, revision, space.resolve())
        except (ModsmithError, tarfile.TarError) as error:
            fix = "`git fetch --unshallow --tags` brings all commits"
            yield Checkout(None, failed(name, f"{revision[:12]} cannot be read: {error} {fix}"))
            return
        yield Checkout(Places(given, project), ok(name, f"{revision[:12]} is a commit of {given.root.name}"))


def checks(
    found: Found, manifest: Manifest, claims: Claims | None, at: Checkout, before: Found | None
) -> Iterator[Check]:
    """All checks of this kind.

    Args:
        found: the release.
        manifest: its manifest.
        claims: its provenance, if it can be read.
        at: the project at the commit.
        before: the version before, if it is there and is the one.
    """
    yield at.check
    open_ = list(NAMES[1:])
    why = _NOT_ASKED if at.check.result == "not checked" else "there is nothing to compare with"
    if at.places and claims and found.files is not None:
        try:
            for check in _compared(found, manifest, claims, at.places, before):
                open_.remove(check.name)
                yield check
        except ToolMissingError as error:
            why = str(error)
        except ModsmithError as error:
            yield failed(open_.pop(0), f"the commit cannot be built: {error}")
    yield from (skipped(name, why) for name in open_)


def _compared(
    found: Found, manifest: Manifest, claims: Claims, places: Places, before: Found | None
) -> Iterator[Check]:
    """All checks that need the files of the commit."""
    files, given, project = found.files or {}, places.own, places.commit
    said = declared_in(found)
    other = manifest.generator.difference(Generator.running())
    if not said.has_spec:
        yield _committed(files, claims, said, given)
        yield skipped(NAMES[2], "the release is of files in the commit, and says nothing about a spec")
    elif not other:
        yield from _generated(files, claims, said, project)
    if other:
        names = NAMES[1:] if said.has_spec else NAMES[3:]
        yield from (skipped(name, _needs(other, project)) for name in names)
        return
    upgrades = Catalog(project).spec(said.module).upgrades if said.has_spec else ()
    yield notes.check(found, manifest, before, source.date(given.root, claims.origin.revision), upgrades)


def _unpacked(given: Project, revision: str, space: Path) -> Project:
    """The project in a commit, in a folder.

    Raises:
        ModsmithError: git does not know the commit, or it has no such project.
        TarError: the commit has links that lead out of it.
    """
    top = Path(git(given.root, str(given.root), "rev-parse", "--show-toplevel").decode().rstrip("\n"))
    content = git(top, revision[:12], "archive", "--format=tar", f"{revision}^{{commit}}")
    with tarfile.open(fileobj=io.BytesIO(content), mode="r:") as archive:
        archive.extractall(space, filter="data")
    file = space / given.file.resolve().relative_to(top.resolve())
    if not file.is_file():
        raise GitError("there is no project file", where=f"{revision[:12]}:{given.file.name}")
    return Project.require(file.parent)


def _needs(other: str, project: Project) -> str:
    """What to do where only another modsmith generates the same files."""
    own = (project.root / "modsmith" / "version.py").is_file()
    here = " In the repository of modsmith, check out the commit and run `make setup`." if own else ""
    return f"another modsmith may generate other files. Install {other} and verify with it.{here}"


def _generated(
    files: Mapping[str, bytes], claims: Claims, said: Declared, project: Project
) -> Iterator[Check]:
    """What the spec generates, and what it declares."""
    catalog, name = Catalog(project), NAMES[2]
    catalog.resolve([said.module])
    made = {**build(catalog, [said.module])[said.module], **_license(project.root)}
    yield _same(contents.given(files), made, f"what {said.module}'s spec generates", claims)
    again = Declared.of(said.module, catalog.spec(said.module), project).as_data()
    if keys := [key for key, value in again.items() if said.as_data()[key] != value]:
        yield failed(name, f"{listed(keys)} in the evidence are not those of the spec and the project")
    else:
        yield ok(name, "waivers, promises and settings are those of the spec and the project")


def _committed(files: Mapping[str, bytes], claims: Claims, said: Declared, given: Project) -> Check:
    """What the commit has, for a release of files that an earlier modsmith generated."""
    made = source.of_revision(given, said.module, claims.origin.revision).files
    return _same(contents.given(files), made, "in the commit", claims)


def _same(files: Mapping[str, bytes], made: Mapping[str, bytes], where: str, claims: Claims) -> Check:
    name = NAMES[1]
    differing = sorted(path for path in {*files, *made} if files.get(path) != made.get(path))
    if not differing:
        return ok(name, f"all {len(files)} files are, byte for byte, {where}")
    dirty = "; the release was made with changes that were not committed" if claims.origin.dirty else ""
    return failed(name, f"{listed(differing)} in the archive is not {where}{dirty}")


def _license(root: Path) -> dict[str, bytes]:
    there = (root / name for name in source.LICENSES)
    return dict([(path.name, path.read_bytes()) for path in there if path.is_file()][:1])
