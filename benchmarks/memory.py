"""Peak memory of a process and all its descendants, by looking at short intervals.

On Linux it is the sum of the proportional set sizes (PSS), which counts a page that several processes share once;
elsewhere the sum of the resident set sizes that `ps` tells, which counts it several times.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

INTERVAL = 0.01
"""Seconds between two looks. Looking costs time, so a run whose memory is measured is not timed."""

_PROC = Path("/proc")


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
        return sum(_proportional(process.pid) for process in family(root, list(_from_proc())))
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


def _proportional(pid: int) -> int:
    try:
        text = (_PROC / str(pid) / "smaps_rollup").read_text()
    except OSError:
        return 0  # it ended meanwhile
    return sum(int(line.split()[1]) * 1024 for line in text.splitlines() if line.startswith("Pss:"))


def _from_ps() -> Iterator[Process]:
    command = ["ps", "-axo", "pid=,ppid=,pgid=,rss="]
    for line in subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines():
        pid, parent, group, kilobytes = map(int, line.split())
        yield Process(pid, parent, group, kilobytes * 1024)
