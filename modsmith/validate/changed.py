"""Which modules were touched since a git revision: committed, staged, unstaged or untracked.

A module is touched when a file below its folder changed, or one of a local module that it or an example of it calls.
Where a call cannot be read the module counts as touched. Files that git ignores do not count, and neither do files
elsewhere that a module reads with `file()`.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from modsmith.errors import ModsmithError, ToolFailedError, ToolMissingError
from modsmith.hcl.read import configuration, folders
from modsmith.validate import workspace
from modsmith.versions.git import run

_CALL = re.compile(rb'\bmodule\s+(?:"[^"\n]*"|[\w-]+)\s*\{|"module"')
"""A call of a module, in HCL or JSON: parsing takes a hundred times as long as to see that there is none."""


class RevisionError(ModsmithError):
    """There is no such revision, or no repository to look it up in."""


def touched(modules: Iterable[Path], revision: str) -> list[Path]:
    """The modules that were touched since a revision.

    Args:
        modules: their folders.
        revision: anything that git takes for a commit, such as `main`, `HEAD~3` or `v1.2`.

    Raises:
        RevisionError: a module is in no repository, or its repository does not know the revision.
        ToolMissingError: there is no git.
        ToolFailedError: git does not answer.
    """
    if not revision or revision.startswith("-"):
        fix = "Name a commit, branch or tag, as in --changed main"
        raise RevisionError("is not a revision", where=repr(revision), fix=fix)
    folders = [*modules]
    roots = {folder: _root(folder) for folder in folders}
    files = {root: _changed(root, revision) for root in dict.fromkeys(roots.values())}
    return [folder for folder in folders if _is_touched(folder.resolve(), files[roots[folder]])]


def _is_touched(module: Path, files: frozenset[Path]) -> bool:
    if not files:
        return False
    parents = {parent for file in files for parent in file.parents}
    return any(folder is None or folder in parents for folder in _needed(module))


def _needed(module: Path) -> Iterator[Path | None]:
    """The folders that a module's configuration comes from, gone ones too; None where that cannot be told."""
    yield module
    open_ = [module, *folders.examples(module)]
    seen: set[Path] = set()
    while open_:
        folder = open_.pop()
        if folder in seen:
            continue
        seen.add(folder)
        if not _calls(folder):
            continue
        if configuration.read(folder).unparsable:
            yield None
        for target in workspace.local_sources(folder):
            yield target.resolve()
            open_.append(target)


def _calls(folder: Path) -> bool:
    """Whether a folder's configuration has anything that looks like the call of a module."""
    try:
        return any(_CALL.search(folders.text(file).encode()) for file in folders.files(folder))
    except (OSError, ValueError):
        return True


def _root(folder: Path) -> Path:
    """The top of the repository that a module is in."""
    start = next(parent for parent in (folder.resolve(), *folder.resolve().parents) if parent.is_dir())
    said = _git(start, "rev-parse", "--show-toplevel", where=str(folder))
    return Path(os.fsdecode(said.removesuffix(b"\n"))).resolve()


def _changed(root: Path, revision: str) -> frozenset[Path]:
    ask = partial(_git, root, where=revision)
    if revision == "HEAD" and not _has_commits(root):
        said = [ask("ls-files", "--cached", "--others", "--exclude-standard", "--full-name", "-z", "--")]
        return _paths(root, said)
    commit = (
        ask("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}").decode().strip()
    )
    diff = ("diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", "--no-relative")
    said = [
        ask(*diff, commit, "--"),
        ask(*diff, "--cached", commit, "--"),
        ask("ls-files", "--others", "--exclude-standard", "--full-name", "-z", "--"),
    ]
    return _paths(root, said)


def _paths(root: Path, said: Iterable[bytes]) -> frozenset[Path]:
    return frozenset(root / os.fsdecode(name) for names in said for name in names.split(b"\0") if name)


def _has_commits(root: Path) -> bool:
    """Whether there is a commit on the branch: a hook also runs before the first one, which has all files."""
    try:
        return bool(_git(root, "rev-parse", "--verify", "--quiet", "HEAD^{commit}", where="HEAD"))
    except RevisionError:
        return bool(_git(root, "for-each-ref", "--count=1", where="HEAD"))


def _git(folder: Path, *arguments: str, where: str) -> bytes:
    try:
        done = run(folder, *arguments)
    except FileNotFoundError as error:
        raise ToolMissingError("there is no git on this machine", fix="Install git for --changed") from error
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ToolFailedError(f"git did not run: {error}", fix="Try it by hand") from error
    if done.returncode:
        raise _refused(arguments, os.fsdecode(done.stderr), where)
    return done.stdout


def _refused(arguments: tuple[str, ...], said: str, where: str) -> ModsmithError:
    if "--verify" in arguments:
        fix = "Name a commit, branch or tag that is here; a shallow clone has few (fetch-depth: 0 on GitHub)"
        return RevisionError("git knows no such revision", where=where, fix=fix)
    if "not a git repository" in said:
        fix = "Leave out --changed, or run it where git has the history"
        return RevisionError("is in no git repository", where=where, fix=fix)
    words = " ".join(said.split())[-300:]
    return ToolFailedError(f"git {arguments[0]} failed: {words}", where=where, fix="Fix that, then run again")
