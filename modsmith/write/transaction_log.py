"""Changes many files all at once or not at all, whatever happens in between.

    stage      write the new contents and copies of the old ones to `.modsmith/run/`, and sync them
    log        write a file that lists every step; from here on an unfinished run can be undone
    carry out  unlink, rmdir, mkdir and rename, with SIGINT and SIGTERM deferred
    finish     delete the log; the new files stay

A run that fails rolls itself back. The next run finds the log of a killed run and rolls it back. Rolling back can
itself be killed and repeated: it checks the content at each path, and keeps any content that is neither old nor new,
because someone else wrote it in the meantime.
"""

from __future__ import annotations

import json
import os
import shutil
import stat
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from modsmith.errors import WriteError
from modsmith.write.disk import is_folder, look, obstacle, sync_folders, write_durably
from modsmith.write.manifest import digest
from modsmith.write.signals import deferred
from modsmith.write.staging import staging
from modsmith.write.tree import MANIFEST, folders_of, is_portable

_JOURNAL = "journal.json"


class Step(NamedTuple):
    """One path's change from its old state (`Found.state`) to its new one; None means "no file"."""

    path: str
    old: str | None
    new: str | None


class TransactionLog(NamedTuple):
    """A run's steps, in order, and the folders it creates; `new/i` and `old/i` contain the contents of step i."""

    steps: tuple[Step, ...]
    made: tuple[str, ...]


def is_unfinished(out: Path) -> bool:
    """Whether an earlier run was killed while it exchanged files."""
    return (_run(out) / _JOURNAL).exists()


def commit(
    out: Path, new: Mapping[str, bytes | None], emptied: Collection[str], *, keep_modes: bool = False
) -> None:
    """Gives each path its new content, all of them or none. The caller holds the lock and has rolled back.

    Args:
        out: the folder that contains the modules' folders.
        new: path relative to `out` → content, or None to remove the file.
        emptied: folders to remove if they are empty afterwards.
        keep_modes: whether files keep the permissions that they have, instead of 0644.

    Raises:
        OSError: something could not be written; all files are unchanged.
        WriteError: writing failed, and so did the rollback; the next run will roll back.
    """
    run = _run(out)
    try:
        transaction_log = _stage(out, run, new, keep_modes)
    except BaseException:
        shutil.rmtree(run, ignore_errors=True)
        raise
    with deferred():
        try:
            _open(run, transaction_log)
            _carry_out(out, run, transaction_log, emptied)
            (run / _JOURNAL).unlink()
        except BaseException:
            _take_back(out)
            raise
        _clear(run)


def roll_back(out: Path) -> bool:
    """Undoes the changes of an unfinished run, and cleans up after any run. The caller holds the lock.

    Returns:
        Whether there was an unfinished run.

    Raises:
        OSError: a file could not be restored; the next call continues.
        WriteError: the log is not valid.
    """
    run = _run(out)
    unfinished = is_unfinished(out)
    if unfinished:
        with deferred():
            _undo(out, run, _read(run / _JOURNAL))
            (run / _JOURNAL).unlink()
    if run.exists():
        _clear(run)
    return unfinished


def _run(out: Path) -> Path:
    return staging(out) / "run"


def _stage(out: Path, run: Path, new: Mapping[str, bytes | None], keep_modes: bool) -> TransactionLog:
    for folder in (run, run / "new", run / "old"):
        folder.mkdir()
    steps: list[Step] = []
    for i, path in enumerate(sorted(new, key=lambda path: _turn(path, new[path]))):
        content, found = new[path], look(out, path)
        if content is not None:
            write_durably(run / "new" / str(i), content)
            if keep_modes and found and found.regular:
                (run / "new" / str(i)).chmod(stat.S_IMODE((out / path).stat().st_mode))
        if found:
            _keep(out / path, run / "old" / str(i))
        steps.append(Step(path, found and found.state, None if content is None else digest(content)))
    folders = folders_of(path for path, content in new.items() if content is not None)
    sync_folders([run / "new", run / "old"])
    return TransactionLog(
        tuple(steps), tuple(folder for folder in sorted(folders) if not is_folder(out, folder))
    )


def _turn(path: str, content: bytes | None) -> tuple[bool, bool, str]:
    """The sort key of a step: removals first, because a folder may take their place; manifests last."""
    return content is not None, path.endswith(f"/{MANIFEST}"), path


def _keep(target: Path, backup: Path) -> None:
    try:
        os.link(target, backup, follow_symlinks=False)
    except (OSError, NotImplementedError):  # a file system without hard links, or a file of another owner
        shutil.copy2(target, backup, follow_symlinks=False)
        if not backup.is_symlink():
            with backup.open("rb+") as file:
                os.fsync(file.fileno())


def _open(run: Path, transaction_log: TransactionLog) -> None:
    draft = run / "journal.draft"
    write_durably(draft, json.dumps(transaction_log._asdict()).encode())
    draft.replace(run / _JOURNAL)
    sync_folders([run, run.parent, run.parent.parent])


def _carry_out(out: Path, run: Path, transaction_log: TransactionLog, emptied: Collection[str]) -> None:
    for step in transaction_log.steps:
        if step.new is None:
            (out / step.path).unlink()
    _remove_empty(out, sorted(emptied, reverse=True))
    for folder in transaction_log.made:
        (out / folder).mkdir()
    for i, step in enumerate(transaction_log.steps):
        if step.new is not None:
            (run / "new" / str(i)).replace(out / step.path)
    _sync_parents(out, transaction_log)


def _take_back(out: Path) -> None:
    try:
        roll_back(out)
    except OSError as fault:
        problem = f"the run failed and could not be rolled back ({fault})"
        fix = "Fix the disk, then run again: the next run rolls back first"
        raise WriteError(problem, where=str(out), fix=fix) from fault


def _undo(out: Path, run: Path, transaction_log: TransactionLog) -> None:
    for step in transaction_log.steps:
        if step.old is None and _state(out, step.path) == step.new:
            (out / step.path).unlink()
    _remove_empty(out, reversed(transaction_log.made))
    for i, step in enumerate(transaction_log.steps):
        backup = run / "old" / str(i)
        if (
            os.path.lexists(backup)
            and _state(out, step.path) in (None, step.new)
            and _is_free(out, step.path)
        ):
            (out / step.path).parent.mkdir(parents=True, exist_ok=True)
            backup.replace(out / step.path)
    _sync_parents(out, transaction_log)


def _state(out: Path, path: str) -> str | None:
    found = look(out, path)
    return found and found.state


def _is_free(out: Path, path: str) -> bool:
    return not obstacle(out, path) and not is_folder(out, path)


def _remove_empty(out: Path, folders: Iterable[str]) -> None:
    for folder in folders:
        if is_folder(out, folder):
            with suppress(OSError):  # it contains something else, so it stays
                (out / folder).rmdir()


def _sync_parents(out: Path, transaction_log: TransactionLog) -> None:
    parents = {
        (out / path).parent
        for path in (*transaction_log.made, *(step.path for step in transaction_log.steps))
    }
    sync_folders(sorted(parent for parent in parents if parent.is_dir()))


def _read(file: Path) -> TransactionLog:
    try:
        document = json.loads(file.read_bytes())
        transaction_log = TransactionLog(
            tuple(Step(*step) for step in document["steps"]), tuple(document["made"])
        )
        if all(map(is_portable, (*transaction_log.made, *(step.path for step in transaction_log.steps)))):
            return transaction_log
    except (ValueError, TypeError, KeyError):
        pass
    fix = f"Restore the modules from version control, then delete {file.parent}"
    raise WriteError("the log of an unfinished run is not valid", where=str(file), fix=fix)


def _clear(run: Path) -> None:
    """Removes staged files; the next run removes what cannot be removed now."""
    with suppress(OSError):
        sync_folders([run])  # sync the removal of the log first: without a log, nothing can or must be undone
        shutil.rmtree(run)
