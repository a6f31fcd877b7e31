"""Writes one file for the user, completely or not at all."""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from pathlib import Path

from modsmith.errors import WriteError


def write_atomically(path: Path, text: str) -> None:
    """Writes a temporary file next to the target and then replaces the target.

    Args:
        path: a file in an existing folder. Links are followed; devices and pipes are written directly.
        text: the complete content.

    Raises:
        WriteError: the file cannot be written.
    """
    target = path.resolve()
    try:
        if target.exists() and not target.is_file() and not target.is_dir():
            target.write_text(text, encoding="utf-8")
            return
        _replace(target, text.encode("utf-8"))
    except OSError as error:
        problem = f"cannot be written: {error.strerror or error}"
        raise WriteError(problem, where=str(path), fix="Name a file in a folder that exists") from error


def _replace(target: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            os.fchmod(file.fileno(), _mode(target))
        Path(name).replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def _mode(target: Path) -> int:
    """The file's current mode, or the default mode of a new file."""
    if target.exists():
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
