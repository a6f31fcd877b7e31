"""A copy of the modules to work in, so that nothing is ever written into the user's folders.

Modules stand side by side, each in a slot of its own together with the local modules that it calls:

    workspace/
      dynamodb/  main.tf  examples/basic/main.tf  tests/
      app/       modules/app/main.tf  modules/kms/main.tf     (app calls ../kms)
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from modsmith.hcl.read import configuration, folders
from modsmith.hcl.read.block import is_local
from modsmith.hcl.read.installed import Installed
from modsmith.validate.copying import Copier, check, write
from modsmith.validate.trust import UNTRUSTED, Level, Trust
from modsmith.write import Tree


@dataclass(frozen=True)
class Copy:
    """A module in the workspace, or in its own folder if the sources only read it.

    Attributes:
        source: the user's folder, absolute.
        folder: its copy, or the same.
        hcl: the copy's own blocks.
        slot: folder that holds the copy, and the local modules that it calls.
        trust: whether the module's files may be executed.
    """

    source: Path
    folder: Path
    hcl: configuration.HclModule
    slot: Path
    trust: Trust = UNTRUSTED

    @property
    def examples(self) -> list[Path]:
        """Copied folders under `examples/` that hold Terraform files."""
        return folders.examples(self.folder)

    @property
    def needs_caller(self) -> bool:
        """Whether it takes provider configurations from its caller, so that it is no root module."""
        required = (
            inner for block in self.hcl.of("terraform") for inner in block.nested("required_providers")
        )
        entries = (entry for block in required for entry in block.values.values())
        return any(isinstance(entry, dict) and "configuration_aliases" in entry for entry in entries)

    @property
    def roots(self) -> list[Path]:
        """The folders that Terraform validates: the module unless it needs a caller, and its examples."""
        return [*([] if self.needs_caller else [self.folder]), *self.examples]

    def relative(self, path: Path) -> str:
        """A path below or beside the copy, as the user would write it from the module's folder."""
        return Path(os.path.relpath(path, self.folder)).as_posix()


def copy(
    source: Path, slot: Path, trust: Trust = UNTRUSTED, trees: Mapping[Path, Tree] | None = None
) -> Copy:
    """Puts a module and the local modules it calls into an empty slot.

    Generated modules are written, not copied, so that nothing but their spec decides what is executed.

    Args:
        source: the module's folder, resolved.
        slot: an empty folder.
        trust: whether the module's files may be executed.
        trees: folder to what a spec generates into it.

    Raises:
        UnsafeError: it holds something that is not read.
        OSError: it cannot be read, or the slot cannot be written.
    """
    needed = _without_nested(_whole(source, trust))
    anchor = Path(os.path.commonpath(needed))
    copier = Copier([folder.resolve() for folder in needed], trust.level is Level.RUN_TESTS)
    for folder in needed:
        if trees is not None and trust.level is Level.GENERATED:
            write(trees[folder], slot / folder.relative_to(anchor))
        else:
            copier.copy(folder, slot / folder.relative_to(anchor))
    destination = slot / source.relative_to(anchor)
    read = configuration.read_whole(destination, Installed.read(source))
    return Copy(source, destination, read, slot, trust)


def in_place(source: Path, trust: Trust = UNTRUSTED) -> Copy:
    """A module in its own folder, for sources that only read it.

    Raises:
        UnsafeError: it holds something that is not read.
        OSError: it cannot be read.
    """
    _whole(source, trust)
    return Copy(source, source, configuration.read_whole(source), source, trust)


def _whole(module: Path, trust: Trust) -> set[Path]:
    """A module and the local modules that it calls, after a check that each of their files can be read."""
    called = needed(module)
    for path in (path for folder in sorted(called) for path in folders.files(folder) if not path.exists()):
        raise FileNotFoundError(f"{path.name} is a link to a file that is not there")
    if trust.level is not Level.RUN_TESTS:
        check(module, sorted(called))
    return called


def needed(module: Path) -> set[Path]:
    """A module, its examples, and every local module that one of them calls, however deep.

    Args:
        module: its folder, resolved.
    """
    found: set[Path] = set()
    open_ = [module, *folders.examples(module)]
    while open_:
        folder = open_.pop()
        if folder not in found:
            found.add(folder)
            open_ += (path for path in local_sources(folder) if path.is_dir())
    return found


def local_sources(folder: Path) -> Iterator[Path]:
    """The folders of local modules that a folder's configuration calls, whether they are there or not."""
    for block in configuration.read(folder).of("module"):
        source = block.values.get("source")
        if is_local(source):
            yield Path(os.path.normpath(folder / source))


def _without_nested(folders: Iterable[Path]) -> list[Path]:
    kept: list[Path] = []
    for folder in sorted(folders):
        if not any(folder.is_relative_to(other) for other in kept):
            kept.append(folder)
    return kept
