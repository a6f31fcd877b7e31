"""The version before this one: the newest tag, or the commit that `MODSMITH_BENCH_BEFORE` names."""

from __future__ import annotations

import io
import os
import subprocess
import tarfile
from pathlib import Path

ROOT = Path(__file__).parents[2]


def commit() -> tuple[str, str]:
    """Its name and "", or "" and why there is none."""
    named = os.environ.get("MODSMITH_BENCH_BEFORE", "")
    found = named or _git("describe", "--tags", "--abbrev=0").decode().strip()
    if not found:
        return "", "no tag: set MODSMITH_BENCH_BEFORE to a commit"
    return (found, "") if _git("rev-parse", "--verify", f"{found}^{{commit}}") else ("", f"no commit {found}")


def unpack(commit: str, folder: Path) -> None:
    """Writes its package and its modules' generators into a folder, once."""
    if not folder.exists():
        with tarfile.open(fileobj=io.BytesIO(_git("archive", commit))) as archive:
            archive.extractall(folder, filter="data")


def _git(*arguments: str) -> bytes:
    done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, check=False)
    return done.stdout if done.returncode == 0 else b""
