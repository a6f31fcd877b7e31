"""The archives of a version: the same bytes on every machine.

Nothing in them comes from where they are made: no times, owners, modes, comments or order of a folder. Their contents
are stored, not deflated, because deflated bytes depend on the version and build of zlib. A module is some 200 KB of
text, so that this costs little, and git keeps the difference between two versions instead of two whole archives.
"""

from __future__ import annotations

import io
import tarfile
import zlib
from collections.abc import Iterator, Mapping

from modsmith.build import lambda_zip
from modsmith.errors import ModsmithError

_TIME = 315_532_800
"""1980-01-01, the earliest that a zip can say."""

_HEADER = b"\x1f\x8b\x08\0\0\0\0\0\0\xff"
"""RFC 1952: deflate; no name, time or extra flags; unknown operating system."""

_MOST = 0xFFFF
"""Bytes in one stored block of RFC 1951."""


class ArchiveError(ModsmithError):
    """A file cannot be put into an archive that every system unpacks."""


def tar_gz(files: Mapping[str, bytes]) -> bytes:
    """The files in a `.tar.gz`, at its root, in the order of their paths.

    Args:
        files: POSIX path to content.

    Raises:
        ArchiveError: a path is too long for the format ustar.
    """
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=tarfile.USTAR_FORMAT, encoding="utf-8") as archive:
        for path, content in sorted(files.items()):
            entry = tarfile.TarInfo(path)
            entry.size, entry.mode, entry.mtime = len(content), 0o644, _TIME
            try:
                archive.addfile(entry, io.BytesIO(content))
            except ValueError as error:
                fix = "Use names of at most 100 characters, in folders of at most 155 characters"
                raise ArchiveError(str(error), where=path, fix=fix) from error
    return b"".join(_gzip(buffer.getvalue()))


def zip_(files: Mapping[str, bytes]) -> bytes:
    """The files in a `.zip`, at its root, in the order of their paths.

    Args:
        files: POSIX path to content.
    """
    return lambda_zip.pack(files)


def _gzip(data: bytes) -> Iterator[bytes]:
    """RFC 1952 with stored blocks alone."""
    yield _HEADER
    for start in range(0, len(data), _MOST):
        block = data[start : start + _MOST]
        last = start + _MOST >= len(data)
        yield bytes([last]) + len(block).to_bytes(2, "little") + (len(block) ^ _MOST).to_bytes(2, "little")
        yield block
    yield zlib.crc32(data).to_bytes(4, "little") + (len(data) & 0xFFFFFFFF).to_bytes(4, "little")
