"""What the JSON report of a shard says besides its results: enough to put all shards together and to check them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Origin:
    """What a run was about; the same in all its shards.

    Attributes:
        version: of modsmith.
        commit: that git has checked out in the working directory, or "".
        contents: digest of the files that were read.
        options: name of an option that changes results, to its value.
        modules: folders of all modules of the run, in order, as they were given.
        note: which modules were left out, or "".
    """

    version: str
    commit: str
    contents: str
    options: tuple[tuple[str, str], ...]
    modules: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True)
class Stale:
    """An entry of the baseline that nothing answers to any more.

    Attributes:
        position: of the entry in the baseline.
        text: a sentence about it.
    """

    position: int
    text: str


@dataclass(frozen=True)
class Newer:
    """A module with findings of sources that did not run when the baseline was written.

    Attributes:
        position: of the module among the modules of the run.
        baseline: its file.
        module: relative to the baseline's folder.
        known: sources that ran then.
        new: sources that found something now.
    """

    position: int
    baseline: str
    module: str
    known: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True)
class Part:
    """One shard of a run.

    Attributes:
        number: from 1.
        total: how many shards there are.
        origin: what the run was about.
        positions: of its results in `origin.modules`.
        stale: entries of the baseline.
        newer: what the baseline does not know.
    """

    number: int
    total: int
    origin: Origin
    positions: tuple[int, ...]
    stale: tuple[Stale, ...] = ()
    newer: tuple[Newer, ...] = ()
