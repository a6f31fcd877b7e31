"""A copy of the modules to work in, so that nothing is ever written into the user's folders.

Modules stand side by side, each in a slot of its own together with the local modules that it calls:

    workspace/
      dynamodb/  main.tf  examples/basic/main.tf  tests/
      app/       modules/app/main.tf  modules/kms/main.tf     (app calls ../kms)
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from modsmith.hcl.read import configuration, folders
from modsmith.hcl.read.block import is_local

_PRIVATE = shutil.ignore_patterns(".*", "*.tfstate", "*.tfstate.*", "*.tfplan")


@dataclass(frozen=True)
class Copy:
    """A module in the workspace, or where it stands if nobody is to write into it.

    Attributes:
        source: the user's folder, absolute.
        folder: its copy, or the same.
        hcl: the copy's own blocks.
        slot: folder that holds the copy, and the local modules that it calls.
    """

    source: Path
    folder: Path
    hcl: configuration.HclModule
    slot: Path

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


def _left_behind(folder: str, names: list[str]) -> set[str]:
    """What is not copied: private files, links to nowhere, and links that lead back to where they stand."""
    here = Path(folder).resolve()
    links = [path for name in names if (path := Path(folder, name)).is_symlink()]
    lost = {link.name for link in links if not link.exists() or here.is_relative_to(link.resolve())}
    return _PRIVATE(folder, names) | lost


def copy(source: Path, slot: Path) -> Copy:
    """Copies a module and the local modules it calls into an empty slot.

    Raises:
        OSError: it cannot be read, or the slot cannot be written.
    """
    needed = _without_nested(_whole(source))
    anchor = Path(os.path.commonpath(needed))
    for folder in needed:
        target = slot / folder.relative_to(anchor)
        shutil.copytree(folder, target, ignore=_left_behind, dirs_exist_ok=True)
    destination = slot / source.relative_to(anchor)
    return Copy(source, destination, configuration.read_whole(destination), slot)


def in_place(source: Path) -> Copy:
    """A module where it stands, for those who only read it.

    Raises:
        OSError: it cannot be read.
    """
    _whole(source)
    return Copy(source, source, configuration.read_whole(source), source)


def _whole(module: Path) -> set[Path]:
    """A module and the local modules that it calls, none of which has a file that is not there."""
    called = _called(module)
    for path in (path for folder in sorted(called) for path in folders.files(folder) if not path.exists()):
        raise FileNotFoundError(f"{path.name} is a link to a file that is not there")
    return called


def _called(module: Path) -> set[Path]:
    """A module and every local module that it or one of its examples calls, however deep."""
    found: set[Path] = set()
    open_ = [module, *folders.examples(module)]
    while open_:
        folder = open_.pop()
        if folder not in found:
            found.add(folder)
            open_ += (source for source in local_sources(folder) if source.is_dir())
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
