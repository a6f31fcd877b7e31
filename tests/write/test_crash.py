"""Runs that are killed or interrupted: at every single step, in a process of their own."""

from __future__ import annotations

import json
import os
import shutil
import signal
from pathlib import Path

import pytest

from modsmith.errors import WriteError
from modsmith.write import apply, is_fresh, plan, recover, remember
from tests.write.support import NEW, OLD, child, files, flat, modules

THIRD = {"bucket": {"main.tf": b"third\n"}, "queue": NEW["queue"]}
FOREIGN = {"queue/notes.txt": b"mine"}


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """The old modules on disk, and a foreign file."""
    out = tmp_path / "old"
    apply(out, OLD)
    (out / "queue/notes.txt").write_bytes(b"mine")
    return out


@pytest.fixture
def before(old: Path) -> dict[str, bytes]:
    return modules(old)


@pytest.fixture
def after(old: Path, tmp_path: Path) -> dict[str, bytes]:
    new = copy(old, tmp_path / "new")
    apply(new, NEW)
    return modules(new)


@pytest.fixture
def crashed(old: Path, before: dict[str, bytes]) -> Path:
    """The folder of a run that was killed when all files were exchanged, but the journal not yet gone."""
    result = child("kill-before-end", old, NEW)
    assert before != modules(old)
    assert result.returncode == -signal.SIGKILL, result.stderr
    assert files(old) == {**flat(NEW), **FOREIGN}
    return old


def copy(out: Path, to: Path) -> Path:
    shutil.rmtree(to, ignore_errors=True)
    return Path(shutil.copytree(out, to))


def folders(out: Path) -> set[str]:
    return {
        str(path.relative_to(out))
        for path in out.rglob("[!.]*")
        if path.is_dir() and ".modsmith" not in path.parts
    }


def killed(mode: str, out: Path, work: Path) -> list[Path]:
    """Copies of the folder, with a run killed before its first step, its second, and so on to its last."""
    result = child(mode, out, NEW, work)
    assert result.returncode == 0, result.stderr
    return sorted(work.iterdir(), key=lambda folder: int(folder.name))


def test_a_run_killed_at_any_step_leaves_the_old_state_or_the_new(old, before, after, tmp_path, monkeypatch):
    monkeypatch.setattr(os, "fsync", lambda _descriptor: None)
    halves, outcomes = 0, []
    for folder in killed("kill-everywhere", old, tmp_path / "killed"):
        found = modules(folder)
        assert all(content in (before.get(path), after.get(path)) for path, content in found.items())
        halves += found not in (before, after)

        next_run = copy(folder, tmp_path / "next")
        apply(next_run, THIRD)
        assert files(next_run) == {**flat(THIRD), **FOREIGN}

        rolled_back = recover(folder)
        outcomes.append(modules(folder))
        assert outcomes[-1] == before or (outcomes[-1] == after and not rolled_back)
        assert folders(folder) == folders(old) or outcomes[-1] == after
        assert not (folder / ".modsmith/run").exists()
    assert halves > 5, "no kill fell into the exchange of files"
    assert outcomes[0] == before
    assert outcomes[-1] == after


def test_a_recovery_killed_at_any_step_is_finished_by_the_next(crashed, before, tmp_path):
    halves = 0
    for folder in killed("kill-recovery-everywhere", crashed, tmp_path / "killed"):
        halves += modules(folder) not in (before, modules(crashed))
        recover(folder)
        assert modules(folder) == before
    assert halves > 5, "no kill fell into the recovery"


def test_recovery_returns_whether_there_was_something_to_recover(crashed, tmp_path):
    assert recover(crashed) is True
    assert recover(crashed) is False
    assert recover(tmp_path / "nowhere") is False
    assert not (tmp_path / "nowhere").exists()


def test_a_run_after_a_killed_one_leaves_nothing_to_roll_back(crashed):
    apply(crashed, NEW)
    assert recover(crashed) is False
    assert files(crashed) == {**flat(NEW), **FOREIGN}


def test_a_killed_run_is_not_fresh(crashed):
    remember(crashed, {"queue": ("print", NEW["queue"])})
    assert plan(crashed, "queue", NEW["queue"]).fresh
    assert not is_fresh(crashed, "queue", "print")


def test_recovery_keeps_files_written_since(crashed, before):
    (crashed / "bucket/main.tf").write_bytes(b"by hand\n")
    (crashed / "bucket/examples/basic/main.tf").write_bytes(b"example by hand\n")
    (crashed / "bucket/gone").write_bytes(b"a file where a folder was\n")
    (crashed / "queue/swap/mine.txt").write_bytes(b"mine\n")
    recover(crashed)
    found = modules(crashed)
    assert found["bucket/main.tf"] == b"by hand\n"
    assert found["bucket/examples/basic/main.tf"] == b"example by hand\n"
    assert found["bucket/gone"] == b"a file where a folder was\n"
    assert found["queue/swap/mine.txt"] == b"mine\n"
    assert found["queue/main.tf"] == before["queue/main.tf"]


def test_recovery_writes_through_no_link(crashed, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (crashed / "bucket/gone").symlink_to(tmp_path / "elsewhere")
    recover(crashed)
    assert list((tmp_path / "elsewhere").iterdir()) == []


@pytest.mark.parametrize(
    "transaction_log",
    ["", "[]", "{}", '{"steps": [["../../x", null, "y"]], "made": []}', '{"steps": [], "made": ["/tmp"]}'],
)
def test_an_invalid_log_stops_every_run_with_a_fix(crashed, transaction_log):
    (crashed / ".modsmith/run/journal.json").write_text(transaction_log)
    before = modules(crashed)
    for run in (lambda: recover(crashed), lambda: apply(crashed, OLD, force=True)):
        with pytest.raises(
            WriteError, match=r"journal\.json: .* Restore .* version control, then delete .*run"
        ):
            run()
    assert modules(crashed) == before


def test_a_link_in_the_place_of_the_staging_folder_is_rejected(old, tmp_path):
    (old / ".modsmith").rename(tmp_path / "elsewhere")
    (old / ".modsmith").symlink_to(tmp_path / "elsewhere")
    for run in (lambda: recover(old), lambda: apply(old, NEW)):
        with pytest.raises(WriteError, match=r"\.modsmith: is a symbolic link\. Delete the link"):
            run()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_while_files_are_exchanged_waits_until_all_are(old, after, number):
    result = child("signal", old, NEW, int(number), "rmdir")
    assert result.returncode == -number, result.stderr
    assert modules(old) == after
    assert not (old / ".modsmith/run").exists()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_before_the_exchange_ends_the_run_at_once(old, before, number):
    result = child("signal", old, NEW, int(number), "fsync")
    assert result.returncode == -number, result.stderr
    assert modules(old) == before
    assert not recover(old)
    apply(old, NEW)
    assert files(old) == {**flat(NEW), **FOREIGN}


def test_an_interrupted_run_clears_up_what_it_staged(old):
    child("signal", old, NEW, int(signal.SIGINT), "fsync")
    assert not (old / ".modsmith/run").exists()


def test_the_log_lists_what_it_would_undo(crashed):
    transaction_log = json.loads((crashed / ".modsmith/run/journal.json").read_text())
    paths = [step[0] for step in transaction_log["steps"]]
    assert sorted(paths) == sorted(set(paths))
    assert paths[:2] == ["bucket/gone/deep/extra.tf", "queue/swap"]
    assert paths[-2:] == ["bucket/.modsmith.json", "queue/.modsmith.json"]
