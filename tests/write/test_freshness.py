import json
import shutil
import subprocess
import sys

import pytest

from modsmith.write import MANIFEST, apply, is_fresh, plan, remember
from tests.write.support import NEW, OLD

TREE = OLD["bucket"]


@pytest.fixture
def out(tmp_path):
    out = tmp_path / "modules"
    apply(out, OLD)
    remember(out, {"bucket": ("print", TREE)})
    return out


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


def test_knowing_that_nothing_is_to_do_imports_nothing_heavy(out):
    script = f"""
import pathlib, sys
from modsmith.write import is_fresh, plan
out = pathlib.Path({str(out)!r})
assert is_fresh(out, "bucket", "print")
heavy = {{"cdktf", "jsii", "jinja2", "rich", "typer", "pydantic", "filelock", "difflib", "hcl2", "boto3"}}
sys.exit(", ".join(sorted(heavy & set(sys.modules))) or 0)
"""
    result = subprocess.run([sys.executable, "-c", script], check=False, capture_output=True, text=True)
    assert (result.returncode, result.stderr) == (0, "")
