"""What a release is made from: the module's files, the project's license, and the state of git."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from modsmith.errors import ModsmithError
from modsmith.generate import run as generate
from modsmith.project import Catalog, Project
from modsmith.registry import layout
from modsmith.release.evidence.origin import without_credentials
from modsmith.versions.git import GitError, git
from modsmith.versions.module_files import read
from modsmith.write import MANIFEST, manifest
from modsmith.write.disk import reported

LICENSES = ("LICENSE", "LICENSE.md", "LICENSE.txt")
"""Names of a license in the project's folder, in order of preference."""


_STATUS = ("status", "--porcelain", "-z", "--no-renames", "--untracked-files=all")


class SourceError(ModsmithError):
    """The files of a module cannot be released as they are."""


@dataclass(frozen=True)
class GitState:
    """Where the files are from.

    Attributes:
        repository: URL of the remote `origin`, without credentials; "" if there is none that others can reach.
        revision: the commit, 40 hexadecimal digits; "" outside of git, or before the first commit.
        date: of the commit, `2026-11-30` in UTC; "" without one.
        changed: files of the project that differ from the commit, relative to the repository.
    """

    repository: str = ""
    revision: str = ""
    date: str = ""
    changed: tuple[str, ...] = ()

    @property
    def dirty(self) -> bool:
        """Whether the files are not those of the commit."""
        return bool(self.changed) or not self.revision


@dataclass(frozen=True)
class Source:
    """The input of a release.

    Attributes:
        files: of the module and the license: path in the archive to content, without manifest and release notes.
        git: where they are from.
    """

    files: Mapping[str, bytes]
    git: GitState


def of_working_tree(catalog: Catalog, module: str, unread: Collection[Path] = ()) -> Source:
    """The generated files of a module, which must be those that its spec generates.

    Args:
        catalog: the project's generators.
        module: its name.
        unread: folders whose changes do not count: a release itself changes them.

    Raises:
        SourceError: the files are stale, or the project has no license.
        ModsmithError: the module cannot be built or read.
    """
    project = catalog.project
    if generate.compare(catalog, project.modules, [module]).stale:
        fix = f"Run `modsmith generate {module}`, commit what it writes, then run again"
        raise SourceError("its files are not those that its spec generates", where=module, fix=fix)
    folder = project.modules / module
    with reported(folder):
        listed = manifest.parse((folder / MANIFEST).read_bytes())
        files = {path: (folder / path).read_bytes() for path in listed}
        licenses = {name: path.read_bytes() for name in LICENSES if (path := project.root / name).is_file()}
    return Source({**files, **_license(licenses, str(project.root))}, _head(project, unread))


def of_revision(project: Project, module: str, revision: str) -> Source:
    """The files of a module as a commit has them.

    A commit need not have a spec of the module. If modsmith wrote the files, then those that its manifest lists.

    Raises:
        SourceError: a file was edited after modsmith wrote it, or the commit has no license.
        PlaceError: the commit has no such module.
    """
    place = f"{revision}:{project.modules.relative_to(project.root).as_posix()}/{module}"
    found = read(place, project.root)
    listed = manifest.parse(found.files.get(MANIFEST))
    edited = [path for path, sha in listed.items() if manifest.digest(found.files.get(path, b"")) != sha]
    if edited:
        fix = "Name a commit whose files are those that modsmith wrote"
        raise SourceError(f"was edited by hand: {', '.join(edited)}", where=place, fix=fix)
    files = {path: found.files[path] for path in listed or found.files}
    where = f"{revision}:"
    names = git(project.root, where, "ls-tree", "--name-only", "-z", found.revision).decode().split("\0")
    licenses = {
        name: git(project.root, where, "show", f"{found.revision}:./{name}")
        for name in LICENSES
        if name in names
    }
    state = GitState(_repository(project.root), found.revision, date(project.root, found.revision))
    return Source({**files, **_license(licenses, f"{where} the folder of the project")}, state)


def _license(found: Mapping[str, bytes], where: str) -> dict[str, bytes]:
    if not found:
        fix = f"Write one into {LICENSES[0]}: without it, nobody may use what you release"
        raise SourceError("there is no license", where=where, fix=fix)
    return dict([next(iter(found.items()))])


def _head(project: Project, unread: Collection[Path]) -> GitState:
    """The state of the project's repository; nothing outside of one, or before its first commit."""
    root, place = project.root, str(project.root)
    try:
        revision = git(root, place, "rev-parse", "--verify", "--quiet", "HEAD^{commit}").decode().strip()
    except GitError:
        return GitState()
    left_out = [
        f":(exclude,literal){path.relative_to(root).as_posix()}"
        for folder in unread
        if root in (path := folder.resolve()).parents
    ]
    status = git(root, place, *_STATUS, "--", ".", *left_out).decode("utf-8", "surrogateescape")
    top = Path(git(root, place, "rev-parse", "--show-toplevel").decode().rstrip("\n"))
    changed = tuple(entry[3:] for entry in status.split("\0") if entry and not _is_released(top, entry[3:]))
    return GitState(_repository(root), revision, date(root, revision), changed)


def _is_released(top: Path, path: str) -> bool:
    """Whether a file is in a registry folder, which an earlier release has filled: no module is made from it."""
    return any((top / folder / layout.DISCOVERY).is_file() for folder in Path(path).parents if folder.parts)


def date(root: Path, revision: str) -> str:
    """The date of a commit, `2026-11-30` in UTC.

    Raises:
        GitError: git does not know it.
    """
    seconds = int(git(root, revision, "show", "--no-patch", "--format=%ct", revision))
    return datetime.fromtimestamp(seconds, UTC).date().isoformat()


def _repository(root: Path) -> str:
    said = git(root, str(root), "config", "--get", "--default", "", "remote.origin.url").decode().strip()
    return without_credentials(said)
