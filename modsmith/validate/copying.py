"""Copies folders that strangers wrote: regular files alone, and never more than a disk can take."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

from modsmith.errors import ModsmithError
from modsmith.hcl.read import folders

FILES, SIZE, DEPTH = 50_000, 500_000_000, 100
"""The most files and folders, bytes, and nested folders that a module may hold."""

_PRIVATE = (".*", "*.tfstate", "*.tfstate.*", "*.tfplan")
_PLUGINS = ("terraform.d", "terraform.rc", "terraform-provider-*", "terraform-provisioner-*")
"""Where Terraform looks for plugins and settings; it runs `terraform-provisioner-NAME` from its working directory."""


class UnsafeError(ModsmithError):
    """A folder holds something that validate refuses to read."""


@dataclass
class Copier:
    """Copies the folders of one module.

    Attributes:
        roots: the folders, resolved; a link that leads out of them is not followed.
        trusted: whether links are followed wherever they lead, and plugins are copied.
    """

    roots: Sequence[Path]
    trusted: bool
    files: int = 0
    size: int = 0

    def copy(self, folder: Path, target: Path, depth: int = DEPTH) -> None:
        """Copies a folder.

        Args:
            folder: to copy.
            target: to make.
            depth: how many folders may be nested in it.

        Raises:
            UnsafeError: it holds too much.
            OSError: it cannot be read, or the target cannot be written.
        """
        target.mkdir(parents=True, exist_ok=True)
        for path in sorted(folder.iterdir()):
            if not self._stays(path):
                continue
            if path.is_dir():
                self._count(0, depth)
                self.copy(path, target / path.name, depth - 1)
            elif path.is_file():
                self._count(path.stat().st_size, depth)
                shutil.copyfile(path, target / path.name)

    def _stays(self, path: Path) -> bool:
        """Whether a path is copied: no private file, no plugin, no link that leads out or back to its own folder."""
        ignored = _PRIVATE if self.trusted else _PRIVATE + _PLUGINS
        if any(fnmatch(path.name, pattern) for pattern in ignored):
            return False
        if not path.is_symlink():
            return True
        target = path.resolve()
        if path.parent.resolve().is_relative_to(target):
            return False
        return self.trusted or any(target.is_relative_to(root) for root in self.roots)

    def _count(self, size: int, depth: int) -> None:
        self.files, self.size = self.files + 1, self.size + size
        if self.files > FILES or self.size > SIZE or depth < 1:
            problem = (
                f"the module holds more than {FILES} files, {SIZE // 1_000_000} MB or {DEPTH} nested folders"
            )
            raise UnsafeError(problem, fix="Validate the folder that holds its *.tf files alone")


def write(tree: Mapping[str, bytes], target: Path) -> None:
    """Writes generated files into a folder.

    Raises:
        OSError: it cannot be written.
    """
    for name, content in tree.items():
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def check(module: Path, needed: Sequence[Path]) -> None:
    """Refuses configuration that a link or a call takes from elsewhere, or that is no file at all.

    Args:
        module: its folder, resolved.
        needed: that folder, its examples and the local modules that they call.

    Raises:
        UnsafeError: such a file or folder.
    """
    boundary = within(module)
    roots = [folder.resolve() for folder in needed]
    for folder in needed:
        if not folder.resolve().is_relative_to(module if folder.is_relative_to(module) else boundary):
            raise _outside(folder, module)
        for file in folders.files(folder):
            if not any(file.resolve().is_relative_to(root) for root in roots):
                raise _outside(file, module)
            _check_file(file, _name(file, module))


def _check_file(file: Path, name: str) -> None:
    found = file.stat()
    if not stat.S_ISREG(found.st_mode):
        raise UnsafeError(f"{name} is not a regular file", fix="Replace it with a file")
    if found.st_size > folders.LARGEST:
        problem = f"{name} is larger than {folders.LARGEST // 1_000_000} MB"
        raise UnsafeError(problem, fix="Split the file")


def _outside(path: Path, module: Path) -> UnsafeError:
    problem = f"{_name(path, module)} leads out of the module's folder or repository, and is not followed"
    fix = "Replace the link with the file, or give --run-tests if the module is your own"
    return UnsafeError(problem, fix=fix)


def _name(path: Path, module: Path) -> str:
    return Path(os.path.relpath(path, module)).as_posix()


def within(module: Path) -> Path:
    """The folder that local modules must be in.

    It is the repository of the module. Outside a repository it is the working directory, if that is above the module,
    or the folder that holds the module.

    Args:
        module: its folder, resolved.
    """
    repositories = (folder for folder in (module, *module.parents) if (folder / ".git").exists())
    here = Path.cwd().resolve()
    return next(repositories, here if here in module.parents else module.parent)
