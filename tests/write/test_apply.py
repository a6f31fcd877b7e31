import os
import stat

import pytest

from modsmith.errors import EditedError
from modsmith.write import MANIFEST, apply, plan
from tests.write.support import NEW, OLD, everything, files, flat, modules


@pytest.fixture
def out(tmp_path):
    apply(tmp_path / "modules", OLD)
    return tmp_path / "modules"


def test_makes_the_modules_and_the_folder_above_them(tmp_path):
    out = tmp_path / "deep/down/modules"
    changes = apply(out, OLD)
    assert files(out) == flat(OLD)
    assert [change.module for change in changes] == ["bucket", "queue"]
    assert [change.added for change in changes] == [tuple(sorted(tree)) for tree in OLD.values()]


def test_brings_old_modules_to_new_ones(out):
    bucket, queue = apply(out, NEW)
    assert files(out) == flat(NEW)
    assert bucket.removed == ("gone/deep/extra.tf",)
    assert bucket.changed == queue.changed == ("main.tf",)
    assert all(plan(out, module, tree).fresh for module, tree in NEW.items())


def test_removes_folders_that_only_its_own_files_needed(out):
    apply(out, NEW)
    assert not (out / "bucket/gone").exists()


def test_removes_an_empty_folder_whose_file_was_deleted_by_hand(out):
    (out / "bucket/gone/deep/extra.tf").unlink()
    apply(out, NEW)
    assert not (out / "bucket/gone").exists()


def test_never_touches_foreign_files(out):
    foreign = {"bucket/gone/notes.txt": b"mine", "bucket/local.auto.tfvars": b"mine", "elsewhere/x": b"mine"}
    for path, content in foreign.items():
        (out / path).parent.mkdir(exist_ok=True)
        (out / path).write_bytes(content)
    before = {path: (out / path).stat() for path in foreign}
    apply(out, NEW, force=True)
    assert files(out) == {**flat(NEW), **foreign}
    assert {path: (out / path).stat().st_mtime_ns for path in foreign} == {
        path: status.st_mtime_ns for path, status in before.items()
    }
    assert not (out / "bucket/gone/deep").exists()


def test_leaves_modules_that_it_is_not_given_alone(out):
    apply(out, {"queue": NEW["queue"]})
    assert files(out) == flat({"bucket": OLD["bucket"], "queue": NEW["queue"]})


def test_an_empty_tree_takes_the_module_away_but_not_what_is_foreign(out):
    (out / "queue/notes.txt").write_bytes(b"mine")
    apply(out, {"bucket": {}, "queue": {}})
    assert modules(out) == {"queue/notes.txt": b"mine"}
    assert not (out / "bucket").exists()
    assert plan(out, "bucket", {}).fresh


def test_changes_nothing_but_what_changed(out):
    def status(path):
        return (out / path).stat().st_mtime_ns, (out / path).stat().st_ino

    before = status("bucket/README.md")
    main = status("bucket/main.tf")
    apply(out, NEW)
    assert status("bucket/README.md") == before
    assert status("bucket/main.tf") != main


def test_writes_nothing_at_all_when_nothing_is_to_do(tmp_path):
    out = tmp_path / "modules"
    apply(out, OLD)
    for file in (out / ".modsmith").iterdir():
        file.unlink()
    (out / ".modsmith").rmdir()
    times = {path: (out / path).stat().st_mtime_ns for path in ("", "bucket", "queue")}
    assert all(change.fresh for change in apply(out, OLD))
    assert {path: (out / path).stat().st_mtime_ns for path in times} == times


def test_files_are_readable_by_all_whatever_the_umask(tmp_path):
    umask = os.umask(0o077)
    try:
        apply(tmp_path, OLD)
    finally:
        os.umask(umask)
    modes = {stat.S_IMODE((tmp_path / path).stat().st_mode) for path in modules(tmp_path)}
    assert modes == {0o644}


def test_leaves_nothing_of_its_own_for_git_to_see(out):
    apply(out, NEW)
    assert (out / ".modsmith/.gitignore").read_text() == "*\n"
    assert not (out / ".modsmith/run").exists()


def test_stops_at_files_edited_by_hand_and_shows_all_of_them(out):
    (out / "bucket/main.tf").write_bytes(b"by hand\n")
    (out / "bucket/gone/deep/extra.tf").write_bytes(b"orphan by hand\n")
    (out / "queue/swap").write_bytes(b"queue by hand\n")
    before = everything(out)
    with pytest.raises(EditedError) as caught:
        apply(out, NEW)
    assert everything(out) == before
    message = str(caught.value)
    assert "bucket/gone/deep/extra.tf, bucket/main.tf, queue/swap" in message
    assert "--force" in message
    assert caught.value.diffs == (
        "--- a/bucket/gone/deep/extra.tf\n+++ /dev/null\n@@ -1 +0,0 @@\n-orphan by hand\n",
        "--- a/bucket/main.tf\n+++ b/bucket/main.tf\n@@ -1 +1 @@\n-by hand\n+new\n",
        "--- a/queue/swap\n+++ /dev/null\n@@ -1 +0,0 @@\n-queue by hand\n",
    )


def test_force_takes_the_generated_files(out):
    (out / "bucket/main.tf").write_bytes(b"by hand\n")
    (out / "bucket/gone/deep/extra.tf").write_bytes(b"orphan by hand\n")
    (out / "queue/swap").write_bytes(b"queue by hand\n")
    bucket, queue = apply(out, NEW, force=True)
    assert files(out) == flat(NEW)
    assert (bucket.edited, queue.edited) == (("gone/deep/extra.tf", "main.tf"), ("swap",))


def test_an_edit_in_a_checkout_without_staging_folder_also_stops_it(out):
    (out / "bucket/main.tf").write_bytes(b"by hand\n")
    (out / ".modsmith").rename(out.parent / "away")
    with pytest.raises(EditedError):
        apply(out, OLD)


def test_force_replaces_a_link_and_never_writes_through_it(out, tmp_path):
    target = tmp_path / "precious"
    target.write_bytes(b"precious")
    (out / "bucket/main.tf").unlink()
    (out / "bucket/main.tf").symlink_to(target)
    with pytest.raises(EditedError) as caught:
        apply(out, OLD)
    assert f"-symbolic link to {target}\n" in caught.value.diffs[0]
    apply(out, OLD, force=True)
    assert target.read_bytes() == b"precious"
    assert files(out) == flat(OLD)


def test_removes_nothing_behind_a_link(out, tmp_path):
    (out / "bucket/gone").rename(tmp_path / "elsewhere")
    (out / "bucket/gone").symlink_to(tmp_path / "elsewhere")
    apply(out, NEW, force=True)
    assert (tmp_path / "elsewhere/deep/extra.tf").read_bytes() == b"extra\n"


def test_removes_no_empty_folder_behind_a_link(out, tmp_path):
    (out / "bucket/gone").rename(tmp_path / "elsewhere")
    (out / "bucket/gone").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "elsewhere/deep/extra.tf").unlink()
    apply(out, NEW, force=True)
    assert (tmp_path / "elsewhere/deep").exists()


def test_repairs_a_broken_manifest_if_the_files_are_right(out):
    (out / "queue" / MANIFEST).write_bytes(b"<<<<<<< ours")
    apply(out, OLD)
    assert plan(out, "queue", OLD["queue"]).fresh


def test_writes_back_lf_over_crlf(out):
    (out / "bucket/main.tf").write_bytes(b"old\r\n")
    apply(out, OLD)
    assert (out / "bucket/main.tf").read_bytes() == b"old\n"


def test_a_folder_becomes_a_file_and_a_file_a_folder(tmp_path):
    apply(tmp_path, {"m": {"a/b/c": b"1", "x": b"2"}})
    apply(tmp_path, {"m": {"a": b"3", "x/y/z": b"4"}})
    assert files(tmp_path) == {"m/a": b"3", "m/x/y/z": b"4"}
