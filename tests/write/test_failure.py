"""Disks that are full, forbidden or in the way. Root may write anywhere, so nothing here relies on chmod."""

import errno
import itertools
import os
from pathlib import Path

import pytest

from modsmith.errors import WriteError
from modsmith.write import apply, plan, recover
from tests.write.child import CALLS
from tests.write.support import NEW, OLD, child, everything, files, flat, modules


@pytest.fixture
def out(tmp_path):
    apply(tmp_path / "modules", OLD)
    return tmp_path / "modules"


def error_of(out, trees):
    try:
        apply(out, trees)
    except WriteError as error:
        return str(error)
    return ""


def fail_at(monkeypatch, turn, code=errno.ENOSPC, calls=CALLS, forever=False):
    """Let the given system calls fail at one turn, or from that turn on; the list tells how many failed."""
    turns, failed = itertools.count(1), []

    def failing(call):
        def fail(*arguments, **options):
            now = next(turns)
            if now == turn or (forever and now > turn):
                failed.append(call.__name__)
                raise OSError(code, os.strerror(code))
            return call(*arguments, **options)

        return fail

    for name in calls:
        monkeypatch.setattr(os, name, failing(getattr(os, name)))
    return failed


def test_a_failure_at_any_step_rolls_everything_back(out, tmp_path):
    before = modules(out)
    for turn in itertools.count(1):
        with pytest.MonkeyPatch.context() as patch:
            failed = fail_at(patch, turn)
            error = error_of(out, NEW)
        if error:
            assert "No space left on device" in error
            assert "Free some disk space" in error
            assert modules(out) == before
        else:
            assert files(out) == flat(NEW)
        assert not (out / ".modsmith/run/journal.json").exists()
        if not failed:
            break
        apply(out, OLD)
        assert modules(out) == before
    assert turn > 30, "the failures did not reach the exchange of files"


def test_a_run_that_cannot_be_rolled_back_is_rolled_back_by_the_next(out, monkeypatch):
    before = modules(out)
    with monkeypatch.context() as patch:
        fail_at(patch, 4, errno.EIO, calls=("replace",), forever=True)
        with pytest.raises(WriteError, match=r"could not be rolled back .* the next run rolls back first"):
            apply(out, NEW)
    assert modules(out) != before
    assert recover(out)
    assert modules(out) == before


def test_a_disk_without_hard_links_is_taken_back_too(out, monkeypatch):
    before = modules(out)
    with monkeypatch.context() as patch:
        fail_at(patch, 1, errno.EPERM, calls=("link",), forever=True)
        fail_at(patch, 4, calls=("replace",))
        with pytest.raises(WriteError):
            apply(out, NEW)
        assert modules(out) == before
        apply(out, NEW)
    assert files(out) == flat(NEW)


def test_a_file_that_grows_past_the_limit_leaves_the_old_modules(out):
    before = modules(out)
    result = child("small-files", out, {**NEW, "large": {"main.tf": b"#" * 100_000}}, 50_000)
    assert result.stderr.startswith("WriteError: ")
    assert "Free some disk space or raise the limit" in result.stderr
    assert "Traceback" not in result.stderr
    assert modules(out) == before
    assert not (out / ".modsmith/run").exists()


def test_a_file_in_the_place_of_the_output_folder(tmp_path):
    (tmp_path / "modules").write_bytes(b"mine")
    for run in (apply, lambda out, trees: plan(out, "queue", trees["queue"])):
        with pytest.raises(
            WriteError, match=r"/modules.* Move the conflicting file or folder away, or choose another"
        ):
            run(tmp_path / "modules", OLD)
    assert (tmp_path / "modules").read_bytes() == b"mine"


@pytest.mark.parametrize("name", [".modsmith", ".modsmith/run", ".modsmith/lock"])
def test_something_in_the_place_of_the_staging_folder_or_a_part_of_it(tmp_path, name):
    blocker = tmp_path / name
    blocker.parent.mkdir(exist_ok=True)
    if name == ".modsmith/lock":
        blocker.mkdir()
    else:
        blocker.write_bytes(b"mine")
    with pytest.raises(WriteError, match=rf"/{name}.* Move the conflicting file"):
        apply(tmp_path, OLD)
    assert modules(tmp_path) == {}


def test_a_folder_without_write_permission():
    with pytest.raises(WriteError, match=r"^/proc/modsmith"):
        apply(Path("/proc/modsmith"), OLD)


@pytest.mark.parametrize("code", [errno.EACCES, errno.EROFS])
def test_a_read_only_folder_is_a_clear_error(out, monkeypatch, code):
    before = everything(out)
    with monkeypatch.context() as patch:
        fail_at(patch, 1, code, calls=("mkdir",), forever=True)
        with pytest.raises(WriteError, match="Make it readable and writable, or"):
            apply(out, NEW)
    assert everything(out) == before


def test_a_file_that_cannot_be_read_is_named(out, monkeypatch):
    def forbidden(path):
        if path.name == "README.md":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return path.open("rb").read()

    monkeypatch.setattr("pathlib.Path.read_bytes", forbidden)
    with pytest.raises(WriteError, match=r"bucket/README\.md: .*Permission denied.* Make it readable"):
        plan(out, "bucket", OLD["bucket"])
