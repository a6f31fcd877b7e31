"""Asks git, and turns what goes wrong into one clear error."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from modsmith.errors import ModsmithError, ToolMissingError

PATIENCE = 60
"""Seconds after which git has hung."""

_ELSEWHERE = ("GIT_DIR", "GIT_WORK_TREE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_EXTERNAL_DIFF")
"""What a hook inherits from the git that runs it, and what would change an answer."""


class GitError(ModsmithError):
    """Git does not know the revision or path, or there is no repository."""


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Runs git to its end; it changes nothing, not even the index, and a hook's variables do not mislead it.

    Args:
        folder: where it runs.
        arguments: after `git`.

    Raises:
        OSError: git cannot be started.
        subprocess.TimeoutExpired: it did not answer within `PATIENCE`.
    """
    environment = {name: value for name, value in os.environ.items() if name not in _ELSEWHERE}
    if index := environment.get("GIT_INDEX_FILE"):
        environment["GIT_INDEX_FILE"] = str(Path(index).absolute())
    return subprocess.run(
        ["git", "-C", str(folder), "-c", "core.fsmonitor=false", *arguments],
        env=environment | {"GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=PATIENCE,
    )


def git(folder: Path, place: str, *arguments: str) -> bytes:
    """What a git command prints; it changes nothing, not even the index.

    Args:
        folder: where it runs.
        place: for messages.
        arguments: after `git`.

    Raises:
        GitError: it failed, or did not answer.
        ToolMissingError: git is not installed.
    """
    try:
        done = run(folder, *arguments)
    except FileNotFoundError as error:
        raise ToolMissingError("git is not installed", where=place, fix="Install git") from error
    except subprocess.TimeoutExpired as error:
        raise GitError(f"git did not answer within {PATIENCE} s", where=place) from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip() or "git does not know the revision"
        fix = "Name a revision and a folder in it, as `git ls-tree` lists them"
        raise GitError(said, where=place, fix=fix)
    return done.stdout
