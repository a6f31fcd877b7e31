"""`modsmith generate` without output: builds and compares stale modules and, on request, writes them."""

from __future__ import annotations

import importlib
import os
import sys
import threading
import time
import traceback
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from modsmith import write
from modsmith.errors import ToolFailedError, ToolMissingError
from modsmith.generate import note
from modsmith.generate.sources import fingerprints
from modsmith.project.catalog import Catalog
from modsmith.write import Changes, Tree


@dataclass(frozen=True)
class Outcome:
    """The result of a run.

    Attributes:
        changes: one for each built module, and for each module that was removed from the catalog.
        trees: module to its new tree; empty for a removed module.
        fresh: modules that did not need building.
        seconds: duration of building and comparing.
    """

    changes: tuple[Changes, ...]
    trees: Mapping[str, Tree]
    fresh: tuple[str, ...]
    seconds: float

    @property
    def stale(self) -> bool:
        """Whether anything on disk differs from the generated files."""
        return any(not change.fresh for change in self.changes)

    def diff(self) -> str:
        """Unified diffs of all differences, from disk to generated."""
        return "".join(write.diff(change, self.trees[change.module]) for change in self.changes)


def compare(catalog: Catalog, out: Path, wanted: Sequence[str] = ()) -> Outcome:
    """Builds modules that may be stale and compares them with the disk, without writing.

    Args:
        catalog: the project's generators.
        out: folder that contains the modules' folders.
        wanted: names of modules; by default all, and those that were removed from the catalog.

    Raises:
        ModsmithError: a module cannot be built, or the folder cannot be read.
    """
    return _compare(catalog, out, wanted, fingerprints(catalog, catalog.resolve(wanted)))


def _compare(catalog: Catalog, out: Path, wanted: Sequence[str], marks: Mapping[str, str]) -> Outcome:
    start = time.perf_counter()
    names = [*marks]
    fresh = [name for name in names if write.is_fresh(out, name, marks[name])]
    trees = build(catalog, [name for name in names if name not in fresh])
    if not wanted:
        trees |= {name: {} for name in write.written_modules(out) if name not in names}
    changes = tuple(write.plan(out, name, tree) for name, tree in trees.items())
    return Outcome(changes, trees, tuple(fresh), time.perf_counter() - start)


def apply(catalog: Catalog, out: Path, wanted: Sequence[str] = (), *, force: bool = False) -> Outcome:
    """Like `compare`, but also writes all differences or none.

    Args:
        catalog: the project's generators.
        out: folder that contains the modules' folders.
        wanted: names of modules; by default all, and those that were removed from the catalog.
        force: overwrite files that were edited by hand.

    Raises:
        EditedError: files were edited by hand and `force` is not given; nothing is written.
        ModsmithError: a module cannot be built, or the folder cannot be written; nothing is written.
    """
    start = time.perf_counter()
    before = note.Before.of(catalog.project)
    marks = fingerprints(catalog, catalog.resolve(wanted))  # of the sources before they are read
    outcome = _compare(catalog, out, wanted, marks)
    changes = outcome.changes
    if outcome.trees:
        changes = tuple(write.apply(out, outcome.trees, force))
        write.remember(out, {name: (marks[name], tree) for name, tree in outcome.trees.items() if tree})
    note.write_note(catalog, out, marks, before)
    return Outcome(changes, outcome.trees, outcome.fresh, time.perf_counter() - start)


@contextmanager
def building(catalog: Catalog) -> Iterator[None]:
    """Runs node outside of the terminal's process group, and turns errors in it or in modules into clear messages.

    Raises:
        SpecError: a module's own Python raised an error.
        ToolMissingError: node is not installed, or MODSMITH_CDK names a package that is not installed.
        ToolFailedError: node ended too early.
    """
    with catalog.explained(), _node_explained():
        start_node()
        yield


def start_node() -> None:
    """Starts node.

    Raises:
        ToolMissingError: node is not installed, or MODSMITH_CDK names a package that is not installed.
    """
    try:
        importlib.import_module("modsmith.build.cdk")
    except ModuleNotFoundError as error:
        if error.name != os.environ.get("MODSMITH_CDK", "cdktf"):
            raise
        fix = "Install it, or unset MODSMITH_CDK."
        raise ToolMissingError(
            f"the package {error.name!r} is not installed", where="MODSMITH_CDK", fix=fix
        ) from error


@contextmanager
def _node_explained() -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError, AssertionError) as error:
        files = [Path(frame.filename).as_posix() for frame in traceback.extract_tb(error.__traceback__)]
        if not any(file.endswith("jsii/_kernel/providers/process.py") for file in files):
            raise
        sys.unraisablehook = lambda _: (
            None
        )  # at exit, jsii sends a message to the node process, which has already ended
        fix = "Run it again; if the error persists, check Node.js with `modsmith doctor`."
        raise ToolFailedError("Node.js ended before the modules were built", fix=fix) from error


def build(catalog: Catalog, names: Sequence[str]) -> dict[str, Tree]:
    """The tree of each module, by name.

    Raises:
        ModsmithError: a module cannot be built.
    """
    if not names:
        return {}
    # no daemon: a process that ends while a thread imports a compiled module is aborted
    meanwhile = threading.Thread(target=_load)
    meanwhile.start()
    with building(catalog):
        meanwhile.join()
        from modsmith.generate import several  # noqa: PLC0415 - heavy, and not needed when all is fresh

        return several.trees(catalog, names)


def _load() -> None:
    """Imports what builds modules, while another thread waits for node to start.

    An error is raised again by the import that needs it.
    """
    with suppress(Exception):
        importlib.import_module("modsmith.generate.several")
