"""The output of a generator, checked to work on any disk."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from modsmith.errors import SpecError

Tree: TypeAlias = Mapping[str, bytes]
"""The generated files of one module: POSIX path relative to the module's folder → content."""

MANIFEST = ".modsmith.json"
"""Name of the file in a module's folder that lists the files that modsmith wrote."""

# The portable filename character set, POSIX.1-2017 section 3.282. Windows drops a trailing dot.
_NAME = re.compile(r"[A-Za-z0-9._-]*[A-Za-z0-9_-]")


def is_portable(path: str) -> bool:
    """Whether a path is relative, stays below its root and means the same on every system."""
    return all(_NAME.fullmatch(name) for name in path.split("/"))


def folders_of(paths: Iterable[str]) -> set[str]:
    """Every folder on the way to the paths: `a/b/c` gives `a` and `a/b`."""
    return {folder for path in paths for folder in _ancestors(path)}


def _ancestors(path: str) -> Iterator[str]:
    return (path[:i] for i, letter in enumerate(path) if letter == "/")


def check(trees: Mapping[str, Tree]) -> None:
    """Rejects trees that cannot be written identically on every machine.

    Args:
        trees: module name → its tree.

    Raises:
        SpecError: a path is absolute, leaves the module or is not portable; two paths differ by case alone;
            one path is both a file and a folder; a path is the manifest's.
    """
    _refuse_twins(trees, where="modules")
    for module, tree in trees.items():
        if not is_portable(module) or "/" in module or module.startswith("."):
            raise SpecError(
                f"{module!r} is not a valid name for a module's folder", fix="Use letters, digits, - and _"
            )
        _check_paths(module, tree)


def _check_paths(module: str, tree: Tree) -> None:
    for path in tree:
        if not is_portable(path):
            fix = "Use a path below the module's folder, of letters, digits, dots, - and _, separated by /"
            raise SpecError(f"{path!r} is not a portable relative path", where=module, fix=fix)
    folders = folders_of(tree)
    _refuse_twins({*tree, *folders, MANIFEST}, where=module)
    for path in tree:
        if path in folders or path == MANIFEST or path.startswith(f"{MANIFEST}/"):
            other = "the manifest" if path.startswith(MANIFEST) else "a folder"
            raise SpecError(f"{path} is both a file and {other}", where=module, fix="Rename the file")


def _refuse_twins(names: Iterable[str], where: str) -> None:
    seen: dict[str, str] = {}
    for name in sorted(names):
        twin = seen.setdefault(name.lower(), name)
        if twin != name:
            problem = f"{twin} and {name} differ only by case, so they are the same on macOS and Windows"
            raise SpecError(problem, where=where, fix="Rename one of them")
