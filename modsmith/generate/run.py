"""`modsmith generate` without its printing: what is stale is built, compared and, if asked, written."""

from __future__ import annotations

import importlib
import os
import platform
import subprocess
import sys
import time
import traceback
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from modsmith import write
from modsmith.errors import ToolFailedError, ToolMissingError
from modsmith.project.catalog import Catalog
from modsmith.write import Changes, Tree

PACKAGE = Path(__file__).resolve().parents[1]
"""All of modsmith decides what is generated: its controls stand in the READMEs."""

LIBRARIES = ("cdktf", "cdktn", "constructs", "jsii", "jinja2", "python_hcl2", "lark")
"""Libraries that decide what is generated."""


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


def compare(catalog: Catalog, out: Path, wanted: Sequence[str] = ()) -> Outcome:
    """Builds what is not known to be fresh and compares it with the disk; writes nothing.

    Args:
        catalog: the project's generators.
        out: folder that holds the modules' folders.
        wanted: modules; all, and those that left the catalog, if none is named.

    Raises:
        ModsmithError: a module cannot be built, or the folder cannot be read.
    """
    start = time.perf_counter()
    names = catalog.resolve(wanted)
    mark = fingerprint(catalog)
    fresh = [name for name in names if write.is_fresh(out, name, mark)]
    trees = build(catalog, [name for name in names if name not in fresh])
    if not wanted:
        trees |= {name: {} for name in write.written_modules(out) if name not in names}
    changes = tuple(write.plan(out, name, tree) for name, tree in trees.items())
    return Outcome(changes, trees, tuple(fresh), time.perf_counter() - start)


def apply(catalog: Catalog, out: Path, wanted: Sequence[str] = (), *, force: bool = False) -> Outcome:
    """Like `compare`, and writes what differs: all of it or nothing.

    Args:
        catalog: the project's generators.
        out: folder that holds the modules' folders.
        wanted: modules; all, and those that left the catalog, if none is named.
        force: overwrite files that were edited by hand.

    Raises:
        EditedError: files were edited by hand and `force` is not given; nothing is written.
        ModsmithError: a module cannot be built, or the folder cannot be written; nothing is written.
    """
    start = time.perf_counter()
    outcome = compare(catalog, out, wanted)
    if outcome.trees:
        mark = fingerprint(catalog)
        changes = tuple(write.apply(out, outcome.trees, force))
        write.remember(out, {name: (mark, tree) for name, tree in outcome.trees.items() if tree})
        return Outcome(changes, outcome.trees, outcome.fresh, time.perf_counter() - start)
    return outcome


def nothing_to_do(catalog: Catalog, out: Path) -> str:
    """What to say if every module of the catalog is fresh and none has left it; "" if there is something to do.

    Args:
        catalog: the project's generators.
        out: folder that holds the modules' folders.

    Raises:
        WriteError: the folder cannot be read.
    """
    start = time.perf_counter()
    names, mark = catalog.names(), fingerprint(catalog)
    if not all(write.is_fresh(out, name, mark) for name in names) or set(write.written_modules(out)) - {
        *names
    }:
        return ""
    return up_to_date(len(names), time.perf_counter() - start)


def up_to_date(count: int, seconds: float) -> str:
    """How a run with nothing to do ends."""
    return f"{count} module{'' if count == 1 else 's'} up to date ({seconds:.2f} s)"


def fingerprint(catalog: Catalog) -> str:
    """One value for all that decides what is generated.

    That is the project's generators, controls and project file, modsmith, its libraries and the interpreter.
    """
    versions = {"python": platform.python_version(), "cdk": os.environ.get("MODSMITH_CDK", "cdktf")}
    package = write.fingerprint([PACKAGE], versions | _library_versions())
    project = catalog.project
    controls = [project.controls] if project.controls.is_dir() else []
    return write.fingerprint([catalog.folder, project.file, *controls], {"modsmith": package})


def _library_versions() -> dict[str, str]:
    """The folders in which Python records which versions are installed; asking it for each would take longer."""
    folders = [Path(path) for path in sys.path if path.endswith("-packages")]
    recorded = [path.name for folder in folders for path in folder.glob("*.dist-info")]
    return {name: name for name in recorded if name.lower().startswith(LIBRARIES)}


@contextmanager
def building(catalog: Catalog) -> Iterator[None]:
    """Node started out of Ctrl-C's reach; what goes wrong in it, or in a module's own Python, made clear.

    Raises:
        SpecError: a module's own Python raised something.
        ToolMissingError: there is no node, or MODSMITH_CDK names a package that is not installed.
        ToolFailedError: node ended too early.
    """
    with catalog.explained(), _node_explained():
        _start_node()
        yield


def _start_node() -> None:
    """Ctrl-C reaches a whole process group; in one of its own node ends when we tell it to, without a word."""
    start = subprocess.Popen
    if os.name == "posix":
        subprocess.Popen = partial(start, process_group=0)  # type: ignore[assignment,misc]
    try:
        importlib.import_module("modsmith.build.cdk")
    except ModuleNotFoundError as error:
        if error.name != os.environ.get("MODSMITH_CDK", "cdktf"):
            raise
        fix = "Install it, or unset MODSMITH_CDK."
        raise ToolMissingError(
            f"there is no package {error.name!r}", where="MODSMITH_CDK", fix=fix
        ) from error
    finally:
        subprocess.Popen = start  # type: ignore[misc]


@contextmanager
def _node_explained() -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError, AssertionError) as error:
        files = [Path(frame.filename).as_posix() for frame in traceback.extract_tb(error.__traceback__)]
        if not any(file.endswith("jsii/_kernel/providers/process.py") for file in files):
            raise
        sys.unraisablehook = lambda _: None  # jsii, at exit, says goodbye to the node that is gone
        fix = "Run it again; if it ends again, look at Node.js with `modsmith doctor`."
        raise ToolFailedError("Node.js ended before the modules were built", fix=fix) from error


def build(catalog: Catalog, names: Sequence[str]) -> dict[str, Tree]:
    """What modules are to be, by name.

    Raises:
        ModsmithError: one of them cannot be built.
    """
    if not names:
        return {}
    with building(catalog):
        from modsmith.generate import pipeline  # noqa: PLC0415 - heavy, and not needed when all is fresh

        return {module.spec.name: module.tree for module in pipeline.build(catalog, names)}
