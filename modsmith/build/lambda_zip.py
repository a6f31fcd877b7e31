"""The zip of a Lambda function, the same bytes on every machine: a changed byte is a changed function."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

# The earliest that a zip can say.
_DATE = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_REGULAR_FILE_644 = 0o100644 << 16


def build(folder: Path) -> bytes:
    """Zips a Python package so that Lambda can import it by the folder's name.

    Args:
        folder: the package; its caches are left out.

    Returns:
        A zip with `<folder>/<file>` for each file, sorted, without times, owners or compression:
        deflated bytes would depend on the version of zlib.
    """
    files = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return pack(
        {
            path.relative_to(folder.parent).as_posix(): content
            for path, content in files.items()
            if "__pycache__" not in path.parts
        }
    )


def pack(files: Mapping[str, bytes]) -> bytes:
    """Zips files.

    Args:
        files: path inside the zip to content.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for path, content in sorted(files.items()):
            entry = zipfile.ZipInfo(path, _DATE)
            entry.create_system, entry.external_attr = _UNIX, _REGULAR_FILE_644
            archive.writestr(entry, content)
    return buffer.getvalue()
