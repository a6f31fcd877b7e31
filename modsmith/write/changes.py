"""Compares a tree with the disk: what a run would add, change and remove, and what was edited by hand.

modsmith *owns* a file while the file's content matches the manifest. A text file that differs only by CRLF line ends is
still owned, because a checkout with `core.autocrlf` converts them: it counts as changed, not as edited, and a run
writes it back with LF. A `.gitattributes` with `* text=auto eol=lf` prevents such checkouts.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from modsmith.errors import WriteError
from modsmith.write import manifest
from modsmith.write.disk import Found, is_folder, look, obstacle, reported
from modsmith.write.manifest import digest
from modsmith.write.tree import MANIFEST, Tree, check, folders_of


@dataclass(frozen=True)
class Changes:
    """What a run changes in one module's folder. Paths are relative to that folder, sorted.

    Attributes:
        module: the module's name.
        added: files that do not exist yet.
        changed: owned files whose content changes, or that were deleted.
        removed: owned files that are no longer generated.
        unchanged: files that are up to date.
        edited: files that the run would write or remove, but whose content modsmith did not write: edited by hand,
            foreign, or a symbolic link.
        manifest_stale: whether the run writes or removes the manifest.
        before: content on disk of the changed, removed and edited files.
        left_folders: folders that only files of an earlier run needed.
    """

    module: str
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()
    manifest_stale: bool = False
    before: Mapping[str, bytes] = field(default_factory=dict, repr=False, compare=False)
    left_folders: tuple[str, ...] = field(default=(), repr=False, compare=False)

    @property
    def fresh(self) -> bool:
        """Whether the module's folder already contains exactly the generated files."""
        return not (self.added or self.changed or self.removed or self.edited or self.manifest_stale)


def plan(out: Path, module: str, tree: Tree) -> Changes:
    """Compares one module's tree with its folder, without writing.

    Args:
        out: the folder that contains the modules' folders; need not exist.
        module: the module's name, which is its folder's name.
        tree: the files to generate. An empty tree removes all generated files and the manifest.

    Raises:
        SpecError: the tree has a path that is not portable.
        WriteError: the folder cannot be read or is a symbolic link, or a file is in the place of a folder, or a
            folder in the place of a file.
    """
    check({module: tree})
    with reported(out / module):
        on_disk = look(out, f"{module}/{MANIFEST}")
        recorded = manifest.parse(on_disk.content if on_disk and on_disk.regular else None)
        orphans = recorded.keys() - tree.keys()
        if tree:
            _check_room(out, module, {*tree, MANIFEST}, orphans)
        found = {path: look(out, f"{module}/{path}") for path in sorted({*tree, *orphans})}
    kinds = {path: _kind(thing, recorded.get(path), tree.get(path)) for path, thing in found.items()}
    wanted = Found(manifest.render(tree)) if tree else None
    return Changes(
        module,
        **{kind: tuple(path for path in kinds if kinds[path] == kind) for kind in _KINDS},
        manifest_stale=on_disk != wanted,
        before={path: thing.content for path, thing in found.items() if thing and kinds[path] != "unchanged"},
        left_folders=tuple(sorted(folders_of(orphans) - folders_of(tree))),
    )


def written_modules(out: Path) -> list[str]:
    """The names of all folders with a manifest, sorted.

    A folder that the catalog no longer contains is an orphan; `apply` removes it if it gets an empty tree for it.

    Args:
        out: the folder that contains the modules' folders; need not exist.

    Raises:
        WriteError: the folder cannot be read.
    """
    with reported(out):
        names = sorted(entry.name for entry in out.iterdir()) if out.exists() else []
        return [name for name in names if look(out, f"{name}/{MANIFEST}")]


_KINDS = ("added", "changed", "removed", "unchanged", "edited")


def _kind(found: Found | None, recorded: str | None, wanted: bytes | None) -> str:
    if found is None:
        return "gone" if wanted is None else "changed" if recorded else "added"
    if wanted is not None and found == Found(wanted):
        return "unchanged"
    if not found.regular or not _is_ours(found.content, recorded, wanted):
        return "edited"
    return "removed" if wanted is None else "changed"


def _is_ours(content: bytes, recorded: str | None, wanted: bytes | None) -> bool:
    if digest(content) == recorded:
        return True
    if b"\0" in content:
        return False
    with_lf = content.replace(b"\r\n", b"\n")
    return with_lf == wanted or digest(with_lf) == recorded


def _check_room(out: Path, module: str, wanted: Collection[str], orphans: Collection[str]) -> None:
    leaving = {f"{module}/{path}" for path in orphans}
    for path in sorted(f"{module}/{path}" for path in wanted):
        standing = obstacle(out, path)
        if standing and standing not in leaving:
            kind = "symbolic link" if (out / standing).is_symlink() else "file"
            problem = f"a {kind} is in the place of a module's folder"
            raise WriteError(problem, where=str(out / standing), fix="Move it away, then run again")
        if is_folder(out, path) and not _empties(out / path, path, leaving, folders_of(leaving)):
            problem = "a folder is in the place of a generated file"
            raise WriteError(problem, where=str(out / path), fix="Move it away, then run again")


def _empties(folder: Path, path: str, leaving: Collection[str], left: Collection[str]) -> bool:
    """Whether a folder is empty once the given files are removed."""
    with os.scandir(folder) as entries:
        for entry in entries:
            inner = f"{path}/{entry.name}"
            if not entry.is_dir(follow_symlinks=False):
                if inner not in leaving:
                    return False
            elif not _empties(Path(entry.path), inner, leaving, left):
                return False
    return path in left
