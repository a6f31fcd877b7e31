"""What stands on the disk below the output folder, looked at without following any symbolic link.

Paths are POSIX, relative to the output folder: `dynamodb/examples/basic/main.tf`. The output folder itself
may be a link: that is its owner's choice.
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
    """What stands where a file is expected.

    Attributes:
        content: of a file; for anything else, a line that says what it is.
        regular: whether it is a file, rather than a symbolic link, pipe, socket or device.
    """

    content: bytes
    regular: bool = True

    @property
    def state(self) -> str:
        """Its sha256, or what it is: equal if and only if the same thing stands there."""
        return digest(self.content) if self.regular else self.content.decode(errors="backslashreplace")


def look(out: Path, path: str) -> Found | None:
    """What stands at a path; None for nothing, a folder, or what only a link or a file leads to."""
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
    """The first thing on the way to a path that stands there and is no real folder: a link or a file."""
    for folder in sorted(folders_of([path])):
        try:
            mode = (out / folder).lstat().st_mode
        except FileNotFoundError:
            return None
        if not stat.S_ISDIR(mode):
            return folder
    return None


def is_folder(out: Path, path: str) -> bool:
    """Whether a real folder stands at a path."""
    return not obstacle(out, path) and (out / path).is_dir() and not (out / path).is_symlink()


def write_durably(path: Path, content: bytes) -> None:
    """Write a new file of mode 0644 and bring it to the disk.

    Raises:
        OSError: it exists, or cannot be written.
    """
    with path.open("xb") as file:
        path.chmod(0o644)
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def sync_folders(folders: Iterable[Path]) -> None:
    """Bring the names in these folders to the disk, where the system can (Windows cannot, and need not)."""
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
    """Turn an OSError into a WriteError that names the path and the mend.

    Args:
        where: the path to name if the error itself names none.
    """
    try:
        yield
    except OSError as fault:
        place = fault.filename2 or fault.filename or where
        problem = f"cannot be read or written ({fault.strerror or fault})"
        raise WriteError(problem, where=os.fsdecode(place), fix=_mend(fault.errno)) from fault


def _mend(code: int | None) -> str:
    if code in _FULL:
        return "Free some space or lift the limit, then run again; the modules are as they were"
    if code in _FORBIDDEN:
        return "Make it readable and writable for you, or choose another output folder"
    if code in _IN_THE_WAY:
        return "Move away what stands in its place, or choose another output folder"
    return "Check the path and its disk, then run again"
