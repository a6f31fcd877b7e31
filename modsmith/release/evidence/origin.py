"""What a release was made from: the repository, the commit, and this very modsmith."""

from __future__ import annotations

import hashlib
import subprocess
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import modsmith
from modsmith.errors import ModsmithError, ToolMissingError
from modsmith.project.file import Project
from modsmith.release.evidence.subject import Origin
from modsmith.version import __version__

SUFFIXES = frozenset({".py", ".json", ".j2", ".tf", ".zip", ".typed"})
"""What `pyproject.toml` puts into the package: an installed modsmith and its repository have the same digest."""

PATIENCE = 60
"""Seconds after which git has hung."""

_SCHEMES = ("https", "http", "ssh", "git")


class OriginError(ModsmithError):
    """Git cannot tell what a release is made from."""


@cache
def generator_digest() -> str:
    """The SHA-256, hexadecimal, of all files of modsmith that runs: their paths and contents, sorted by path."""
    package = Path(modsmith.__file__).resolve().parent
    total = hashlib.sha256()
    for path in sorted(path for path in package.rglob("*") if path.suffix in SUFFIXES and path.is_file()):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        total.update(f"{content}  {path.relative_to(package).as_posix()}\n".encode())
    return total.hexdigest()


def of(project: Project) -> Origin:
    """What a release of one of a project's modules is made from now.

    Raises:
        OriginError: git fails.
        ToolMissingError: the project is in a repository, and there is no git.
    """
    digest = generator_digest()
    if not any((folder / ".git").exists() for folder in (project.root, *project.root.parents)):
        return Origin("", "", False, digest, __version__)
    revision = _git(project.root, "rev-parse", "--verify", "--quiet", "HEAD")
    return Origin(_remote(project.root), revision, _dirty(project), digest, __version__)


def without_credentials(url: str) -> str:
    """The address of a repository that may be shown to anyone: no user, password, query or path on this machine.

    `git@host:path` becomes `ssh://host/path`; "" for anything that is not an address in a network.
    """
    if "://" not in url:
        host, colon, path = url.partition(":")
        if not colon or "/" in host or len(host) < 2:
            return ""
        url = f"ssh://{host}/{path.lstrip('/')}"
    parts = urlsplit(url)
    if parts.scheme not in _SCHEMES or not parts.hostname:
        return ""
    try:
        port = parts.port
    except ValueError:
        return ""
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return urlunsplit((parts.scheme, f"{host}:{port}" if port else host, parts.path, "", ""))


def _remote(folder: Path) -> str:
    """The address that the branch is fetched from, or of `origin`; "" if there is none to show."""
    names = _git(folder, "remote").split()
    if not names:
        return ""
    name = "origin" if "origin" in names else names[0]
    return without_credentials(_git(folder, "remote", "get-url", name))


def _dirty(project: Project) -> bool:
    """Whether anything that determines a module is not as in the commit; what was released does not count."""
    places = (project.generators, project.controls, project.schemas, project.file, project.root / "LICENSE")
    known = [path.relative_to(project.root).as_posix() for path in places]
    return bool(_git(project.root, "status", "--porcelain", "--", *known))


def _git(folder: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *arguments], capture_output=True, check=False, timeout=PATIENCE
        )
    except FileNotFoundError as error:
        raise ToolMissingError("git is not installed", where=str(folder), fix="Install git") from error
    except subprocess.TimeoutExpired as error:
        raise OriginError(f"git did not answer within {PATIENCE} s", where=str(folder)) from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip() or "the repository has no commit"
        raise OriginError(said, where=str(folder), fix="Commit first, or correct what git names")
    return done.stdout.decode("utf-8", "replace").strip()
