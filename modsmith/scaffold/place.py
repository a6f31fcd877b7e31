"""Writes new files: all of them or none, and never over anything that exists."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from modsmith.errors import NameTakenError, WriteError


def new_folder(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Makes a folder with files in it.

    The files are written to a temporary folder beside it, which is renamed at the end.

    Args:
        folder: must not exist; folders above it are made.
        files: path in it to text, or to content that is no text.

    Raises:
        NameTakenError: it exists.
        WriteError: it cannot be written.
    """
    refuse_existing(folder)
    with _undone(folder) as made:
        made.extend(_make(folder.parent))
        temporary = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
        try:
            _fill(temporary, files)
            temporary.chmod(0o777 & ~_umask())
            refuse_existing(folder)
            temporary.rename(folder)
        finally:
            shutil.rmtree(temporary, ignore_errors=True)


def new_files(root: Path, files: Mapping[str, str]) -> None:
    """Adds files to a folder that exists.

    Args:
        root: the folder.
        files: path in it to text; none of them may exist.

    Raises:
        NameTakenError: one of them exists; nothing is written.
        WriteError: one of them cannot be written; nothing is left.
    """
    for path in files:
        refuse_existing(root / path)
    with _undone(root) as made:
        for path, text in files.items():
            made.extend(_make((root / path).parent))
            with (root / path).open("x", encoding="utf-8", newline="\n") as file:
                made.append(root / path)
                file.write(text)


def refuse_existing(path: Path) -> None:
    """Raises `NameTakenError` if there is anything at a path, a broken link included."""
    if path.exists() or path.is_symlink():
        kind = "folder" if path.is_dir() else "file"
        fix = "Choose another name, or move it away; nothing was written."
        raise NameTakenError(f"the {kind} exists already", where=str(path), fix=fix)


@contextmanager
def _undone(where: Path) -> Iterator[list[Path]]:
    """Removes the files and folders in the list that it hands out, if something goes wrong.

    Raises:
        WriteError: in place of an error of the file system.
    """
    made: list[Path] = []
    try:
        yield made
    except OSError as error:
        _remove(made)
        fix = "Make the folder writable, or choose another place; nothing was written."
        raise WriteError(
            f"cannot be written: {error.strerror or error}", where=str(where), fix=fix
        ) from error
    except BaseException:
        _remove(made)
        raise


def _make(folder: Path) -> list[Path]:
    """Makes a folder and those above it; returns those that were not there, outermost first."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    return missing[::-1]


def _fill(folder: Path, files: Mapping[str, str | bytes]) -> None:
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content.encode() if isinstance(content, str) else content)


def _remove(made: list[Path]) -> None:
    """Removes files and folders, but no folder that holds something else by now."""
    for path in reversed(made):
        try:
            path.rmdir() if path.is_dir() else path.unlink()
        except OSError:
            continue


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
