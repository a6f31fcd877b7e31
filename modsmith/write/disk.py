"""What is on disk below the output folder, without following any symbolic link.

Paths are POSIX paths relative to the output folder: `dynamodb/examples/basic/main.tf`. The output folder itself may be
a link.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from modsmith.errors import WriteError
from modsmith.write.manifest import digest
from modsmith.write.tree import folders_of

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
_IN_THE_WAY = {errno.EEXIST, errno.ENOTDIR, errno.EISDIR, errno.ENOTEMPTY}


class Found(NamedTuple):
    """What is in the place of a file.

    Attributes:
        content: of a file; for anything else, a line that describes it.
        regular: whether it is a file, as opposed to a symbolic link, pipe, socket or device.
    """

    content: bytes
    regular: bool = True

    @property
    def state(self) -> str:
        """Its sha256, or its type: equal exactly if the content is the same."""
        return digest(self.content) if self.regular else self.content.decode(errors="backslashreplace")


def look(out: Path, path: str) -> Found | None:
    """What is at a path; None for nothing, a folder, or a path through a link or a file."""
    if obstacle(out, path):
        return None
    target = out / path
    try:
        mode = target.lstat().st_mode
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(mode):
        return None
    if stat.S_ISLNK(mode):
        return Found(b"symbolic link to " + os.fsencode(target.readlink()) + b"\n", regular=False)
    if not stat.S_ISREG(mode):
        return Found(b"special file\n", regular=False)
    return Found(target.read_bytes())


def obstacle(out: Path, path: str) -> str | None:
    """The first part of a path that exists and is not a real folder: a link or a file."""
    for folder in sorted(folders_of([path])):
        try:
            mode = (out / folder).lstat().st_mode
        except FileNotFoundError:
            return None
        if not stat.S_ISDIR(mode):
            return folder
    return None


def is_folder(out: Path, path: str) -> bool:
    """Whether a real folder is at a path."""
    return not obstacle(out, path) and (out / path).is_dir() and not (out / path).is_symlink()


def write_durably(path: Path, content: bytes) -> None:
    """Writes a new file with mode 0644 and syncs it to disk.

    Raises:
        OSError: it exists, or cannot be written.
    """
    with path.open("xb") as file:
        path.chmod(0o644)
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def sync_folders(folders: Iterable[Path]) -> None:
    """Syncs the entries of these folders to disk, where the system supports it (Windows does not need it)."""
    if os.name != "posix":
        return
    for folder in folders:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextmanager
def reported(where: Path) -> Iterator[None]:
    """Turns an OSError into a WriteError that names the path and the fix.

    Args:
        where: the path to name if the error itself names none.
    """
    try:
        yield
    except OSError as fault:
        place = fault.filename2 or fault.filename or where
        problem = f"cannot be read or written ({fault.strerror or fault})"
        raise WriteError(problem, where=os.fsdecode(place), fix=_fix(fault.errno)) from fault


def _fix(code: int | None) -> str:
    if code in _FULL:
        return "Free some disk space or raise the limit, then run again; no module has changed"
    if code in _FORBIDDEN:
        return "Make it readable and writable, or choose another output folder"
    if code in _IN_THE_WAY:
        return "Move the conflicting file or folder away, or choose another output folder"
    return "Check the path and its disk, then run again"
