import json
import shutil
import subprocess
import sys

import pytest

from modsmith.write import MANIFEST, apply, fingerprint, is_fresh, plan, remember
from tests.write.support import NEW, OLD

TREE = OLD["bucket"]


@pytest.fixture
def out(tmp_path):
    out = tmp_path / "modules"
    apply(out, OLD)
    remember(out, {"bucket": ("print", TREE)})
    return out


@pytest.fixture
def sources(tmp_path):
    folder = tmp_path / "sources"
    (folder / "catalog/__pycache__").mkdir(parents=True)
    (folder / "catalog/spec.py").write_text("spec = 1\n")
    (folder / "catalog/stack.py").write_text("stack = 1\n")
    (folder / "render.py").write_text("render = 1\n")
    return folder


def test_a_module_is_fresh_after_it_was_written_from_the_same_sources(out):
    assert is_fresh(out, "bucket", "print")


def test_a_module_is_not_fresh_for_other_sources_or_without_a_note(out):
    assert not is_fresh(out, "bucket", "other print")
    assert not is_fresh(out, "queue", "print")
    assert not is_fresh(out / "nowhere", "bucket", "print")


@pytest.mark.parametrize("path", [*TREE, MANIFEST])
@pytest.mark.parametrize("accident", ["edited", "deleted", "linked"])
def test_a_module_whose_files_changed_is_not_fresh(out, tmp_path, path, accident):
    file = out / "bucket" / path
    if accident == "edited":
        file.write_bytes(file.read_bytes() + b" ")
    else:
        shutil.copy(file, tmp_path / "copy")
        file.unlink()
        if accident == "linked":
            file.symlink_to(tmp_path / "copy")
    assert not is_fresh(out, "bucket", "print")


def test_a_module_behind_a_link_is_not_fresh(out, tmp_path):
    (out / "bucket").rename(tmp_path / "elsewhere")
    (out / "bucket").symlink_to(tmp_path / "elsewhere")
    assert not is_fresh(out, "bucket", "print")


def test_a_foreign_file_does_not_make_a_module_stale(out):
    (out / "bucket/notes.txt").write_bytes(b"mine")
    assert is_fresh(out, "bucket", "print")


@pytest.mark.parametrize(
    "content", ["", "[]", "{", '{"bucket": "print"}', '{"bucket": {"fingerprint": "print"}}', "\x00"]
)
def test_a_broken_cache_is_ignored_and_replaced_by_the_next_run(out, content):
    (out / ".modsmith/fresh.json").write_text(content)
    assert not is_fresh(out, "bucket", "print")
    remember(out, {"bucket": ("print", TREE)})
    assert is_fresh(out, "bucket", "print")


def test_a_manifest_and_files_that_were_both_changed_are_not_fresh(out):
    apply(out, {"bucket": NEW["bucket"]})
    assert not is_fresh(out, "bucket", "print")


def test_a_note_of_a_tree_that_another_run_has_replaced_is_not_believed(out):
    apply(out, {"bucket": NEW["bucket"]})
    remember(out, {"bucket": ("print", TREE)})
    assert not is_fresh(out, "bucket", "print")


def test_notes_of_other_modules_stay(out):
    remember(out, {"queue": ("queue print", OLD["queue"])})
    assert is_fresh(out, "bucket", "print")
    assert is_fresh(out, "queue", "queue print")
    assert set(json.loads((out / ".modsmith/fresh.json").read_text())) == {"bucket", "queue"}


def test_a_note_that_cannot_be_written_is_no_error(tmp_path):
    (tmp_path / ".modsmith").write_bytes(b"in the way")
    remember(tmp_path, {"bucket": ("print", TREE)})
    assert not is_fresh(tmp_path, "bucket", "print")


def test_fresh_and_plan_agree(out):
    assert plan(out, "bucket", TREE).fresh
    (out / "bucket/main.tf").write_bytes(b"old\r\n")
    assert not plan(out, "bucket", TREE).fresh
    assert not is_fresh(out, "bucket", "print")


def test_the_fingerprint_is_the_same_in_any_folder_and_order(sources, tmp_path):
    moved = tmp_path / "other/place"
    shutil.copytree(sources, moved)
    here = fingerprint([sources / "catalog", sources / "render.py"], {"a": "1", "b": "2"})
    assert here == fingerprint([moved / "render.py", moved / "catalog"], {"b": "2", "a": "1"})
    assert here == fingerprint([sources], {"a": "1", "b": "2"})
    (sources / "catalog/__pycache__/spec.pyc").write_bytes(b"compiled")
    assert here == fingerprint([sources], {"a": "1", "b": "2"})


@pytest.mark.parametrize("change", ["content", "name", "folder", "swap", "new", "delete", "extra"])
def test_the_fingerprint_changes_with_any_change(sources, change):
    before = fingerprint([sources, sources / "missing.py"], {"version": "1"})
    spec, stack = sources / "catalog/spec.py", sources / "catalog/stack.py"
    if change == "content":
        spec.write_text("spec = 2\n")
    elif change == "name":
        spec.rename(sources / "catalog/other.py")
    elif change == "folder":
        (sources / "renderers").mkdir()
        (sources / "render.py").rename(sources / "renderers/render.py")
    elif change == "swap":
        spec.write_text("stack = 1\n")
        stack.write_text("spec = 1\n")
    elif change == "new":
        (sources / "missing.py").write_text("")
    elif change == "delete":
        stack.unlink()
    extra = {"version": "2" if change == "extra" else "1"}
    assert fingerprint([sources, sources / "missing.py"], extra) != before


def test_the_fingerprint_of_nothing_is_one_too():
    assert fingerprint([], {}) != fingerprint([], {"version": "1"})


def test_knowing_that_nothing_is_to_do_imports_nothing_heavy(out):
    script = f"""
import pathlib, sys
from modsmith.write import fingerprint, is_fresh, plan
out = pathlib.Path({str(out)!r})
assert is_fresh(out, "bucket", "print")
fingerprint([out], {{}})
heavy = {{"cdktf", "jsii", "jinja2", "rich", "typer", "pydantic", "filelock", "difflib", "hcl2", "boto3"}}
sys.exit(", ".join(sorted(heavy & set(sys.modules))) or 0)
"""
    result = subprocess.run([sys.executable, "-c", script], check=False, capture_output=True, text=True)
    assert (result.returncode, result.stderr) == (0, "")
