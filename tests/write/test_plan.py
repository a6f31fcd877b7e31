import json
import os

import pytest

from modsmith.errors import WriteError
from modsmith.write import MANIFEST, Changes, apply, plan, written_modules
from tests.write.support import everything

TREE = {"main.tf": b"a\nb\n", "examples/basic/main.tf": b"example\n", "files/code.zip": b"PK\0\n\xff"}


@pytest.fixture
def out(tmp_path):
    apply(tmp_path, {"queue": TREE})
    return tmp_path


def test_everything_is_added_where_nothing_is(tmp_path):
    changes = plan(tmp_path / "modules", "queue", TREE)
    assert changes == Changes("queue", added=tuple(sorted(TREE)), manifest_stale=True)
    assert not (tmp_path / "modules").exists()


def test_nothing_changes_after_a_run(out):
    changes = plan(out, "queue", TREE)
    assert changes == Changes("queue", unchanged=tuple(sorted(TREE)))
    assert changes.fresh


def test_tells_added_changed_removed_and_unchanged_apart(out):
    tree = {"main.tf": b"c\n", "outputs.tf": b"", "files/code.zip": TREE["files/code.zip"]}
    assert plan(out, "queue", tree) == Changes(
        "queue",
        added=("outputs.tf",),
        changed=("main.tf",),
        removed=("examples/basic/main.tf",),
        unchanged=("files/code.zip",),
        manifest_stale=True,
    )


def test_a_file_deleted_by_hand_is_changed_not_edited(out):
    (out / "queue/main.tf").unlink()
    changes = plan(out, "queue", TREE)
    assert (changes.changed, changes.edited, changes.fresh) == (("main.tf",), (), False)


def test_a_file_edited_by_hand_is_edited_until_it_is_what_we_would_write(out):
    (out / "queue/main.tf").write_bytes(b"by hand\n")
    assert plan(out, "queue", TREE).edited == ("main.tf",)
    assert plan(out, "queue", {**TREE, "main.tf": b"by hand\n"}).edited == ()


def test_a_foreign_file_in_the_way_is_edited(out):
    (out / "queue/outputs.tf").write_bytes(b"mine\n")
    assert plan(out, "queue", TREE).fresh
    assert plan(out, "queue", {**TREE, "outputs.tf": b"theirs\n"}).edited == ("outputs.tf",)


def test_an_orphan_edited_by_hand_is_edited(out):
    (out / "queue/main.tf").write_bytes(b"by hand\n")
    assert plan(out, "queue", {"files/code.zip": TREE["files/code.zip"]}).edited == ("main.tf",)


def test_a_checkout_with_crlf_is_changed_not_edited(out):
    (out / "queue/main.tf").write_bytes(b"a\r\nb\r\n")
    assert plan(out, "queue", TREE).changed == ("main.tf",)
    assert plan(out, "queue", {**TREE, "main.tf": b"new\n"}).changed == ("main.tf",)
    assert plan(out, "queue", {}).removed == tuple(sorted(TREE))


def test_a_checkout_with_crlf_is_not_edited_even_without_its_manifest(out):
    (out / "queue/main.tf").write_bytes(b"a\r\nb\r\n")
    (out / "queue" / MANIFEST).unlink()
    assert plan(out, "queue", TREE).changed == ("main.tf",)


def test_line_ends_in_a_binary_file_are_content(out):
    (out / "queue/files/code.zip").write_bytes(TREE["files/code.zip"].replace(b"\n", b"\r\n"))
    assert plan(out, "queue", TREE).edited == ("files/code.zip",)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"\xff",
        b"[" * 100_000,
        b'{"format": 2, "files": {"main.tf": "x"}}',
        b'{"format": 1, "files": ["main.tf"]}',
        b'{"format": 1, "files": {"main.tf": 1}}',
        b'{"format": 1, "files": {"../outside.tf": "x"}}',
        b"<<<<<<< ours\n{}\n=======\n{}\n>>>>>>> theirs\n",
    ],
)
def test_a_broken_manifest_makes_differing_files_edited_and_removes_nothing(out, content):
    (out / "queue" / MANIFEST).write_bytes(content)
    changes = plan(out, "queue", {"main.tf": b"new\n", "files/code.zip": TREE["files/code.zip"]})
    assert (changes.edited, changes.removed) == (("main.tf",), ())
    assert changes.unchanged == ("files/code.zip",)
    assert changes.manifest_stale


def test_a_manifest_of_another_format_is_not_understood_by_guess(out):
    manifest = out / "queue" / MANIFEST
    manifest.write_text(manifest.read_text().replace('"format": 1', '"format": 2'))
    assert plan(out, "queue", {"main.tf": b"new\n"}).edited == ("main.tf",)


def test_a_manifest_that_names_a_path_outside_removes_nothing_there(out):
    outside = out / "outside.tf"
    outside.write_bytes(b"a\nb\n")
    manifest = json.loads((out / "queue" / MANIFEST).read_text())
    manifest["files"]["../outside.tf"] = manifest["files"]["main.tf"]
    (out / "queue" / MANIFEST).write_text(json.dumps(manifest))
    apply(out, {"queue": TREE})
    assert outside.read_bytes() == b"a\nb\n"


def test_the_manifest_lists_every_file_on_a_line_of_its_own_in_order(out):
    lines = (out / "queue" / MANIFEST).read_text().splitlines()
    assert [line.split('"')[1] for line in lines if line.startswith("    ")] == sorted(TREE)
    document = json.loads("".join(lines))
    assert (document["format"], document["generator"]) == (1, "modsmith")


def test_only_reads(out):
    (out / "queue/main.tf").write_bytes(b"by hand\n")
    before = everything(out)
    plan(out, "queue", {"new.tf": b""})
    assert everything(out) == before


def test_a_link_in_the_place_of_a_file_is_edited(out, tmp_path_factory):
    target = tmp_path_factory.mktemp("elsewhere") / "main.tf"
    target.write_bytes(TREE["main.tf"])
    (out / "queue/main.tf").unlink()
    (out / "queue/main.tf").symlink_to(target)
    assert plan(out, "queue", TREE).edited == ("main.tf",)


def test_a_link_is_edited_even_where_the_file_said_what_it_is(tmp_path):
    apply(tmp_path, {"queue": {"a": b"symbolic link to b\n"}})
    (tmp_path / "queue/a").unlink()
    (tmp_path / "queue/a").symlink_to("b")
    assert plan(tmp_path, "queue", {"a": b"new\n"}).edited == ("a",)


def test_a_pipe_in_the_place_of_a_file_does_not_block(out):
    (out / "queue/main.tf").unlink()
    os.mkfifo(out / "queue/main.tf")
    assert plan(out, "queue", TREE).edited == ("main.tf",)


@pytest.mark.parametrize("linked", ["queue", "queue/examples"])
def test_a_folder_that_is_a_link_is_an_error(out, tmp_path_factory, linked):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (out / linked).rename(elsewhere / "moved")
    (out / linked).symlink_to(elsewhere / "moved")
    with pytest.raises(WriteError, match=f"{linked}: a symbolic link is in the place of .*Move it away"):
        plan(out, "queue", TREE)


def test_a_file_where_a_folder_is_needed_is_an_error(out):
    (out / "queue/modules").write_bytes(b"mine")
    with pytest.raises(WriteError, match="queue/modules: a file is in the place of"):
        plan(out, "queue", {**TREE, "modules/x.tf": b""})


@pytest.mark.parametrize("inside", ["mine.txt", "sub/mine.txt", None])
def test_a_foreign_folder_where_a_file_is_needed_is_an_error(out, inside):
    if inside:
        (out / "queue/files" / inside).parent.mkdir(exist_ok=True)
        (out / "queue/files" / inside).write_bytes(b"mine")
    else:
        (out / "queue/files/empty").mkdir()
    with pytest.raises(WriteError, match="queue/files: a folder is in the place of"):
        plan(out, "queue", {"files": b"now a file"})


def test_a_foreign_folder_stays_even_if_it_is_empty(out):
    (out / "queue/empty").mkdir()
    with pytest.raises(WriteError, match="queue/empty: a folder is in the place of"):
        plan(out, "queue", {"empty": b"a file"})


def test_a_folder_in_the_place_of_the_manifest_is_an_error(tmp_path):
    (tmp_path / "queue" / MANIFEST).mkdir(parents=True)
    with pytest.raises(WriteError, match=f"queue/{MANIFEST}: a folder is in the place of"):
        plan(tmp_path, "queue", TREE)


def test_the_output_folder_may_be_a_link(out, tmp_path_factory):
    link = tmp_path_factory.mktemp("elsewhere") / "modules"
    link.symlink_to(out)
    assert plan(link, "queue", TREE).fresh


def test_lists_the_modules_that_were_written(out):
    (out / "foreign").mkdir()
    (out / "notes.txt").write_bytes(b"")
    assert written_modules(out) == ["queue"]
    assert written_modules(out / "nowhere") == []
