"""Peak memory of a process and all its descendants, by looking at short intervals.

On Linux a page that several processes of the tree share counts once, and whole, whoever else on the machine uses
it too: resident sets would count it several times, proportional sets (PSS) less the busier the machine is.
Elsewhere it is the sum of the resident sets that `ps` tells.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

INTERVAL = 0.01
"""Seconds between two looks. Looking costs time, so a run whose memory is measured is not timed."""

_PROC = Path("/proc")
_SIZES = ("Rss", "Pss", "Private_Clean", "Private_Dirty")


class Process(NamedTuple):
    """A process that runs now.

    Attributes:
        pid: its id.
        parent: its parent's.
        group: its process group's.
        resident: bytes, where `ps` told them; 0 otherwise.
    """

    pid: int
    parent: int
    group: int
    resident: int = 0


def of_tree(root: int) -> int:
    """Bytes that a process and its descendants hold now; 0 when they are gone.

    Args:
        root: id of the process. It leads a process group, so that a child whose parent died is still found.
    """
    if sys.platform == "linux":
        return _together(process.pid for process in family(root, list(_from_proc())))
    return sum(process.resident for process in family(root, list(_from_ps())))


def family(root: int, processes: Collection[Process]) -> list[Process]:
    """The processes of a group, and all that descend from them."""
    children: dict[int, list[int]] = {}
    for process in processes:
        children.setdefault(process.parent, []).append(process.pid)
    members = {process.pid for process in processes if root in (process.pid, process.group)}
    unseen = list(members)
    while unseen:
        new = set(children.get(unseen.pop(), ())) - members
        members |= new
        unseen += new
    return [process for process in processes if process.pid in members]


def _from_proc() -> Iterator[Process]:
    for entry in os.scandir(_PROC):
        if entry.name.isdigit():
            try:
                stat = (_PROC / entry.name / "stat").read_text(errors="replace")
            except OSError:
                continue  # it ended meanwhile
            fields = stat.rpartition(")")[2].split()  # a command's name may hold spaces and brackets
            yield Process(int(entry.name), int(fields[1]), int(fields[2]))


def _together(pids: Iterable[int]) -> int:
    """Bytes of several processes: private pages, and of each piece of a file the most that one of them shares."""
    private, shared = 0, dict[str, int]()
    for mapping, sizes in (item for pid in pids for item in _mappings(pid)):
        own = sizes["Private_Clean"] + sizes["Private_Dirty"]
        if mapping:
            private += own
            shared[mapping] = max(shared.get(mapping, 0), sizes["Rss"] - own)
        else:
            private += sizes["Pss"]  # no file behind it, so shared by fork alone
    return private + sum(shared.values())


def _mappings(pid: int) -> Iterator[tuple[str, dict[str, int]]]:
    """Offset, device and inode of what is mapped, "" if it is no file, and its sizes in bytes.

    See the manual page proc_pid_smaps(5).
    """
    try:
        lines = (_PROC / str(pid) / "smaps").read_text(errors="replace").splitlines()
    except OSError:
        return  # it ended meanwhile
    starts = [number for number, line in enumerate(lines) if not line.split(" ", 1)[0].endswith(":")]
    for start, end in pairwise([*starts, len(lines)]):
        _, _, offset, device, inode, *_ = lines[start].split(None, 5)
        sizes = {
            name: int(size) * 1024 for name, size in map(_size, lines[start + 1 : end]) if name in _SIZES
        }
        yield "" if inode == "0" else f"{offset} {device} {inode}", sizes


def _size(line: str) -> tuple[str, str]:
    name, size, *_ = line.split()
    return name.removesuffix(":"), size


def _from_ps() -> Iterator[Process]:
    command = ["ps", "-axo", "pid=,ppid=,pgid=,rss="]
    for line in subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines():
        pid, parent, group, kilobytes = map(int, line.split())
        yield Process(pid, parent, group, kilobytes * 1024)
