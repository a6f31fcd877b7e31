"""Sees whether a run uses anything that its note would not cover.

Python reports what it opens and lists, and which processes and connections it starts, to audit hooks
(https://docs.python.org/3/library/audit_events.html). Workers are copies of the process and have the hook as well. It
does not report questions whether a path exists; where the HCL chooses that path, modsmith reports it as `LOOKED`.
"""

from __future__ import annotations

import mmap
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from modsmith.hcl.read.folders import LOOKED
from modsmith.validate.repeated.inputs import UNREAD

_PATHS = frozenset({"open", "os.listdir", "os.scandir", LOOKED})
_ELSEWHERE = frozenset(
    {
        "os.exec",
        "os.posix_spawn",
        "os.spawn",
        "os.startfile",
        "os.system",
        "socket.connect",
        "socket.getaddrinfo",
        "subprocess.Popen",
    }
)
_LONGEST = 1 << 12


class Uncovered:
    """The first thing that was used and is not covered.

    Args:
        covered: absolute paths of folders and files that are.
        names: absolute paths of folders whose listing is covered, and not what is in them.
        without: absolute paths of folders that are not covered, whatever they are in.
    """

    def __init__(self, covered: Sequence[str], names: Sequence[str], without: Sequence[str] = ()) -> None:
        self._exact = frozenset((*covered, *names))
        self._below = tuple(f"{path}{os.sep}" for path in covered)
        self._without = tuple(f"{path}{os.sep}" for path in without)
        self._first = mmap.mmap(-1, _LONGEST)  # shared with workers
        self._on = False

    def watch(self) -> None:
        """Starts; a hook cannot be removed, but `first` ends its work."""
        self._on = True
        sys.addaudithook(self._hook)

    def first(self) -> str:
        """The event and its path; "" if everything was covered."""
        self._on = False
        return self._first[:].rstrip(b"\0").decode(errors="replace")

    def _hook(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not self._on:
            return
        if event in _PATHS:
            path = arguments[0]
            if isinstance(path, int) or self._covers(os.fsdecode(path or "."), event):
                return
            self._note(f"{event} {os.fsdecode(path or '.')}")
        elif event in _ELSEWHERE:
            self._note(event)

    def _covers(self, path: str, event: str) -> bool:
        real = path if path.startswith(self._below) and ".." not in path else os.path.realpath(path)
        covered = real.startswith(self._below) or real in self._exact
        return covered and not real.startswith(self._without) and not _left_out(real, event)

    def _note(self, what: str) -> None:
        if self._first[0] == 0:
            text = what.encode(errors="replace")[:_LONGEST]
            self._first[: len(text)] = text


def _left_out(path: str, event: str) -> bool:
    """Whether a path is in a folder that the digest leaves out; Python's byte code is made from files that it has."""
    folder, _, name = path.rpartition(os.sep)
    is_byte_code = event == "open" and folder.endswith("__pycache__") and ".pyc" in name
    return not is_byte_code and not UNREAD.isdisjoint(Path(folder).parts)
