"""The staging folder `<out>/.modsmith/`, and the lock that allows one run at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from modsmith.errors import WriteError
from modsmith.write.disk import reported

STAGING = ".modsmith"


def staging(out: Path) -> Path:
    """The path of the staging folder, whether or not it exists.

    Raises:
        WriteError: it is a symbolic link, so staged files would end up elsewhere.
    """
    folder = out / STAGING
    if folder.is_symlink():
        raise WriteError("is a symbolic link", where=str(folder), fix="Delete the link, then run again")
    return folder


@contextmanager
def alone(out: Path, wait: float) -> Iterator[None]:
    """Holds the lock of an output folder; creates the folder and its staging folder if needed.

    Args:
        out: the folder that contains the modules' folders.
        wait: how long to wait for another run, in seconds.

    Raises:
        WriteError: the staging folder cannot be created, or another run keeps the lock for longer than that.
    """
    import filelock  # noqa: PLC0415 - 40 ms that a run with nothing to do need not spend

    folder = staging(out)
    with reported(folder):
        folder.mkdir(parents=True, exist_ok=True)
        if not (folder / ".gitignore").exists():
            (folder / ".gitignore").write_text("*\n")
        lock = filelock.FileLock(folder / "lock")
        try:
            lock.acquire(timeout=wait)
        except filelock.Timeout:
            problem = f"another run of modsmith has locked this folder for more than {wait:g} seconds"
            raise WriteError(
                problem, where=str(out), fix="Wait until it ends, or stop it, then run again"
            ) from None
    try:
        yield
    finally:
        lock.release()
