"""Whether validate may execute what a module's folder holds.

`terraform test`, `terraform plan` and a provider run code that a folder chooses. They run for a folder whose files are,
byte for byte, what a spec of the current project generates, or if the user asks for it with `--run-tests`.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from pathlib import Path
from typing import Literal

from modsmith.hcl.read.folders import LARGEST
from modsmith.validate.results.finding import Finding, Source
from modsmith.write import MANIFEST, Tree
from modsmith.write import manifest as manifests

_LEFTOVERS = frozenset({".terraform", ".terraform.lock.hcl", ".terraform.tfstate.lock.info"})
_STATE = "terraform.tfstate"
_SHOWN = 3

_NOT_GENERATED = (
    "no spec of this project generates its files, so nothing in them is executed; "
    "give --run-tests if the module is your own"
)

_UNKNOWN = "nothing in it is executed, because what its spec generates is not known"

Kind = Literal["changed", "missing", "foreign"]


class Level(Enum):
    """Why the files of a module may be executed, or that they may not."""

    GENERATED = "generated"
    RUN_TESTS = "run-tests"
    UNTRUSTED = "untrusted"


@dataclass(frozen=True)
class Difference:
    """A file that is not what the spec generates.

    Attributes:
        path: relative to the module's folder, with forward slashes.
        kind: `changed`; `missing`; or `foreign`, a file that no spec generates.
    """

    path: str
    kind: Kind


@dataclass(frozen=True)
class Trust:
    """What is known about the files of a module.

    Attributes:
        level: whether they may be executed.
        reason: why they may not; "" if they may.
        compared: whether they were compared with what a spec generates.
        not_built: why what the spec generates is not known, or "".
        differences: from what the spec generates, sorted by path.
    """

    level: Level
    reason: str = _NOT_GENERATED
    compared: bool = False
    not_built: str = ""
    differences: tuple[Difference, ...] = ()

    @property
    def executes(self) -> bool:
        """Whether Terraform may run the module's tests, plans and providers."""
        return self.level is not Level.UNTRUSTED


UNTRUSTED = Trust(Level.UNTRUSTED)


@dataclass(frozen=True)
class Permissions:
    """What the caller of `run.validate` permits.

    Attributes:
        generated: folder of a module, resolved, to what the spec of the current project generates into it.
        not_built: folder, resolved, to why that could not be generated.
        run_tests: whether the user asked to execute the modules, whatever their files are.
    """

    generated: Mapping[Path, Tree] = field(default_factory=dict)
    not_built: Mapping[Path, str] = field(default_factory=dict)
    run_tests: bool = False

    def compares(self, folder: Path) -> bool:
        """Whether a folder is compared with what a spec generates, or was to be.

        Args:
            folder: of a module, resolved.
        """
        return folder in self.generated or folder in self.not_built

    def of(self, folder: Path) -> Trust:
        """Whether the files of a folder may be executed.

        Args:
            folder: of a module, resolved.
        """
        tree = self.generated.get(folder)
        found = tuple(differences(folder, tree)) if tree is not None else ()
        facts = Trust(
            Level.UNTRUSTED, _NOT_GENERATED, tree is not None, self.not_built.get(folder, ""), found
        )
        if self.run_tests:
            return replace(facts, level=Level.RUN_TESTS, reason="")
        if facts.not_built:
            return replace(facts, reason=f"{_UNKNOWN}: {facts.not_built}")
        if found:
            return replace(facts, reason=_differs(found))
        return replace(facts, level=Level.GENERATED, reason="") if facts.compared else facts

    def of_all(self, module: Path, needed: Iterable[Path]) -> Trust:
        """Whether the files of a module may be executed together with those of the local modules that it calls.

        Args:
            module: its folder, resolved.
            needed: its folder, its examples and those modules.
        """
        trust = self.of(module)
        if trust.level is Level.GENERATED:
            for folder in needed:
                if not folder.is_relative_to(module) and self.of(folder).level is Level.UNTRUSTED:
                    reason = (
                        f"nothing in it is executed, because no spec generates {folder.name}, which it calls"
                    )
                    return replace(trust, level=Level.UNTRUSTED, reason=reason)
        return trust


def _differs(found: tuple[Difference, ...]) -> str:
    names = ", ".join(one.path for one in found[:_SHOWN])
    more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    return f"nothing in it is executed, because it differs from what its spec generates: {names}{more}"


def differences(folder: Path, tree: Tree) -> Iterator[Difference]:
    """The files of a folder that are not what a spec generates, sorted by path. Links are not followed.

    Args:
        folder: of a module.
        tree: what the spec generates.
    """
    expected = {**tree, MANIFEST: manifests.render(tree)}
    there = dict(_files(folder))
    for path in sorted(expected.keys() | there.keys()):
        if path not in there:
            yield Difference(path, "missing")
        elif path not in expected:
            yield Difference(path, "foreign")
        elif not _holds(there[path], expected[path]):
            yield Difference(path, "changed")


def foreign(folder: Path) -> Iterator[Difference]:
    """The files of a folder that its own manifest does not list; none if it has no manifest.

    Args:
        folder: of a module.
    """
    manifest = folder / MANIFEST
    if manifest.is_symlink() or not manifest.is_file() or manifest.stat().st_size > LARGEST:
        return
    listed = manifests.parse(manifest.read_bytes())
    for path in sorted(path for path, _ in _files(folder)):
        if listed and path not in listed and path != MANIFEST:
            yield Difference(path, "foreign")


def findings(module: str, source: Source, found: tuple[Difference, ...]) -> tuple[Finding, ...]:
    """A finding for each file that is not what the spec generates."""
    return tuple(_finding(module, source, one) for one in found)


def _finding(module: str, source: Source, found: Difference) -> Finding:
    message, fix = {
        "changed": ("The file differs from what the spec generates.", "Run `modsmith generate`."),
        "missing": ("The spec generates the file, and it is missing.", "Run `modsmith generate`."),
        "foreign": ("No spec generates the file.", "Move it out of the module's folder."),
    }[found.kind]
    return Finding(module, source, "not-generated", found.path, "", message, fix)


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    """Everything in a folder that is not a folder, except what Terraform leaves behind."""
    for place, names, files in os.walk(folder, onerror=_refuse):
        links = [name for name in names if Path(place, name).is_symlink()]
        names[:] = [name for name in names if name not in links and name not in _LEFTOVERS]
        for name in (*links, *files):
            if name not in _LEFTOVERS and not name.startswith(_STATE):
                path = Path(place, name)
                yield path.relative_to(folder).as_posix(), path


def _refuse(error: OSError) -> None:
    """A folder that cannot be read may hold anything."""
    raise error


def _holds(path: Path, content: bytes) -> bool:
    """Whether a path is a regular file with this content; a special or large file is not opened."""
    found = path.lstat()
    return stat.S_ISREG(found.st_mode) and found.st_size == len(content) and path.read_bytes() == content
