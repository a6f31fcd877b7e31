"""`modsmith generate` without its printing: what is stale is built, compared and, if asked, written."""

from __future__ import annotations

import os
import platform
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generators import catalog, write
from generators.write import Changes, Tree

SOURCES = Path(__file__).parent
LOCK = SOURCES.parent / "requirements" / "dev.txt"


@dataclass(frozen=True)
class Outcome:
    """What a run found and did.

    Attributes:
        changes: one for each module that was built, and for each that left the catalog.
        trees: module to what it is to be; empty for one that left.
        fresh: modules that needed no building.
        seconds: how long building and comparing took.
    """

    changes: tuple[Changes, ...]
    trees: Mapping[str, Tree]
    fresh: tuple[str, ...]
    seconds: float

    @property
    def stale(self) -> bool:
        """Whether anything on disk differs from what is generated."""
        return any(not change.fresh for change in self.changes)

    def diff(self) -> str:
        """Unified diffs of everything that differs, from disk to generated."""
        return "".join(write.diff(change, self.trees[change.module]) for change in self.changes)


def compare(out: Path, wanted: Sequence[str] = ()) -> Outcome:
    """Builds what is not known to be fresh and compares it with the disk; writes nothing.

    Args:
        out: folder that holds the modules' folders.
        wanted: modules; all, and those that left the catalog, if none is named.

    Raises:
        ModsmithError: a module cannot be built, or the folder cannot be read.
    """
    start = time.perf_counter()
    names = catalog.resolve(wanted)
    mark = fingerprint()
    fresh = [name for name in names if write.is_fresh(out, name, mark)]
    trees = _build([name for name in names if name not in fresh])
    if not wanted:
        trees |= {name: {} for name in write.written_modules(out) if name not in names}
    changes = tuple(write.plan(out, name, tree) for name, tree in trees.items())
    return Outcome(changes, trees, tuple(fresh), time.perf_counter() - start)


def apply(out: Path, wanted: Sequence[str] = (), *, force: bool = False) -> Outcome:
    """Like `compare`, and writes what differs: all of it or nothing.

    Args:
        out: folder that holds the modules' folders.
        wanted: modules; all, and those that left the catalog, if none is named.
        force: overwrite files that were edited by hand.

    Raises:
        EditedError: files were edited by hand and `force` is not given; nothing is written.
        ModsmithError: a module cannot be built, or the folder cannot be written; nothing is written.
    """
    start = time.perf_counter()
    outcome = compare(out, wanted)
    if outcome.trees:
        mark = fingerprint()
        changes = tuple(write.apply(out, outcome.trees, force))
        write.remember(out, {name: (mark, tree) for name, tree in outcome.trees.items() if tree})
        return Outcome(changes, outcome.trees, outcome.fresh, time.perf_counter() - start)
    return outcome


def fingerprint() -> str:
    """One value for all that decides what is generated: our sources, the locked packages, the interpreter."""
    versions = {"python": platform.python_version(), "cdk": os.environ.get("MODSMITH_CDK", "cdktf")}
    return write.fingerprint([SOURCES, LOCK] if LOCK.is_file() else [SOURCES], versions)


def _build(names: Sequence[str]) -> dict[str, Tree]:
    if not names:
        return {}
    from generators import pipeline  # noqa: PLC0415 - heavy, and not needed when all is fresh

    return {module.spec.name: module.tree for module in pipeline.build(names)}
