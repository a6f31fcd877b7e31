"""A run writes all modules or none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from modsmith.errors import EditedError
from modsmith.write import manifest, transaction_log
from modsmith.write.changes import Changes, plan
from modsmith.write.differences import file_diff
from modsmith.write.disk import reported
from modsmith.write.staging import alone, staging
from modsmith.write.tree import MANIFEST, Tree, check


def apply(out: Path, trees: Mapping[str, Tree], force: bool = False, *, wait: float = 60) -> list[Changes]:
    """Writes the trees of these modules into their folders, all at once.

    A run that fails, is interrupted or is killed leaves every module unchanged; the next run rolls a killed one back. A
    run never touches foreign files or other modules, and unchanged files keep their times.

    Args:
        out: the folder that contains the modules' folders; created if it does not exist.
        trees: module name → its tree. An empty tree removes the module's generated files.
        force: overwrite and remove files that were edited by hand.
        wait: how long to wait for another run on the same folder, in seconds.

    Returns:
        The changes, one for each module in their order; `edited` are the files that `force` overwrote.

    Raises:
        SpecError: a tree has a path that is not portable.
        EditedError: files were edited by hand and `force` is not set; nothing is written.
        WriteError: the folder cannot be read or written, or another run has locked it; nothing is written.
    """
    check(trees)
    with reported(out):
        # Works without write access, so that a fresh read-only checkout is not an error.
        if not transaction_log.is_unfinished(out):
            changes = _plan(out, trees)
            if all(change.fresh for change in changes):
                return changes
    with alone(out, wait), reported(out):
        transaction_log.roll_back(out)
        changes = _plan(out, trees)
        if not force:
            _refuse_edited(out, changes, trees)
        if not all(change.fresh for change in changes):
            transaction_log.commit(out, _contents(changes, trees), _emptied(changes, trees))
    return changes


def recover(out: Path, *, wait: float = 60) -> bool:
    """Rolls a killed run back; `apply` does so automatically.

    Args:
        out: the folder that contains the modules' folders.
        wait: how long to wait for another run on the same folder, in seconds.

    Returns:
        Whether there was something to roll back.

    Raises:
        WriteError: a file cannot be restored, or another run has locked the folder.
    """
    with reported(out):
        if not staging(out).exists():
            return False
    with alone(out, wait), reported(out):
        return transaction_log.roll_back(out)


def _plan(out: Path, trees: Mapping[str, Tree]) -> list[Changes]:
    return [plan(out, module, tree) for module, tree in trees.items()]


def _refuse_edited(out: Path, changes: Sequence[Changes], trees: Mapping[str, Tree]) -> None:
    edited = [(change, path) for change in changes for path in change.edited]
    if not edited:
        return
    names = ", ".join(f"{change.module}/{path}" for change, path in edited)
    raise EditedError(
        f"not written by modsmith, or edited by hand since then: {names}",
        where=str(out),
        fix="Move the change into the module's spec, or overwrite the files with --force",
        diffs=[file_diff(change, trees[change.module], path) for change, path in edited],
    )


def _contents(changes: Sequence[Changes], trees: Mapping[str, Tree]) -> dict[str, bytes | None]:
    contents: dict[str, bytes | None] = {}
    for change in changes:
        tree = trees[change.module]
        for path in (*change.added, *change.changed, *change.removed, *change.edited):
            contents[f"{change.module}/{path}"] = tree.get(path)
        if change.manifest_stale:
            contents[f"{change.module}/{MANIFEST}"] = manifest.render(tree) if tree else None
    return contents


def _emptied(changes: Sequence[Changes], trees: Mapping[str, Tree]) -> list[str]:
    folders = [f"{change.module}/{folder}" for change in changes for folder in change.left_folders]
    return folders + [module for module, tree in trees.items() if not tree]
