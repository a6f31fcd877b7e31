"""The files that are edited: which ones, and how their bytes become text and back."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from modsmith.write import MANIFEST
from modsmith.write.disk import obstacle
from modsmith.write.tree import is_portable

_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class File:
    """A file as text, and how to write it as it was.

    Attributes:
        before: its bytes.
        bom: whether it starts with a byte order mark.
        crlf: whether all its lines end in CRLF.
    """

    before: bytes
    bom: bool
    crlf: bool

    @classmethod
    def of(cls, content: bytes) -> File:
        """A file with this content."""
        returns = content.count(b"\r\n")
        return cls(content, content.startswith(_BOM), bool(returns) and returns == content.count(b"\n"))

    @property
    def text(self) -> str:
        """Its text without the mark; lines end in LF unless the file mixes line ends.

        Raises:
            UnicodeDecodeError: it is not UTF-8.
        """
        text = self.before.removeprefix(_BOM).decode()
        return text.replace("\r\n", "\n") if self.crlf else text

    def bytes_of(self, text: str) -> bytes:
        """The content with another text."""
        made = text.replace("\n", "\r\n") if self.crlf else text
        return (_BOM if self.bom else b"") + made.encode()


def refusal(folder: Path, file: str) -> str:
    """Why a file is not edited, the end of a sentence; "" if it may be.

    Args:
        folder: of the module, resolved.
        file: relative to it.
    """
    return next(_refusals(folder, file), "")


def _refusals(folder: Path, file: str) -> Iterator[str]:
    parts = file.split("/")
    if parts[0] in ("..", ""):
        yield f"{file} is outside of the folder; validate that module itself"
    if file.endswith(".json"):
        yield "JSON is not edited"
    if any(part.startswith(".") for part in parts):
        yield f"{file} is in a hidden folder"
    if not is_portable(file):
        yield f"the name {file} has other characters than letters, digits, dots, - and _"
    if obstacle(folder, file) or not stat.S_ISREG((folder / file).lstat().st_mode):
        yield f"{file} is reached through a symbolic link"
    above = [folder.joinpath(*parts[:depth]) for depth in range(len(parts))]
    if any((one / MANIFEST).exists() for one in above):
        yield f"modsmith generates {file}; change its spec"
