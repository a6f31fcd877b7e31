import shutil
import subprocess

import pytest

from modsmith.write import apply, diff, plan

OLD = {
    "main.tf": b'locals {\n  a = "\xe2\x80\xa8"\n}\n',
    "gone.tf": b"gone\n",
    "bare": b"no newline",
    "code.zip": b"PK\0old",
    "same.tf": b"same\n",
}
NEW = {
    "main.tf": b'locals {\n  a = "\xe2\x80\xa8"\n  b = 1\n}\n',
    "new/file.tf": b"new\n",
    "bare": b"still no newline",
    "code.zip": b"PK\0new",
    "same.tf": b"same\n",
}


@pytest.fixture
def out(tmp_path):
    apply(tmp_path / "modules", {"queue": OLD})
    return tmp_path / "modules"


def test_shows_each_differing_file_once_from_disk_to_generated(out):
    text = diff(plan(out, "queue", NEW), NEW)
    assert [line for line in text.splitlines() if line.startswith(("---", "+++"))] == [
        "--- a/queue/bare",
        "+++ b/queue/bare",
        "--- a/queue/gone.tf",
        "+++ /dev/null",
        "--- a/queue/main.tf",
        "+++ b/queue/main.tf",
        "--- /dev/null",
        "+++ b/queue/new/file.tf",
    ]
    assert "+  b = 1\n" in text
    assert "same.tf" not in text


def test_shows_a_binary_file_by_its_sums(out):
    binary = {path: content for path, content in NEW.items() if path == "code.zip"}
    (line,) = [line for line in diff(plan(out, "queue", binary), binary).splitlines() if "binary" in line]
    assert line == (
        "binary files a/queue/code.zip and b/queue/code.zip differ (sha256 "
        "093835d31c07711910c900ef5097a5b6f0a1974bfded7b20a281e65a54455e6a -> "
        "4e5367262f3cf89f100e3c8557e6351a85506f032d9e697b46d19837ffc4f3c1)"
    )


def test_shows_what_a_hand_edit_differs_in(out):
    (out / "queue/same.tf").write_bytes(b"by hand\n")
    text = diff(plan(out, "queue", OLD), OLD)
    assert text == "--- a/queue/same.tf\n+++ b/queue/same.tf\n@@ -1 +1 @@\n-by hand\n+same\n"


def test_says_nothing_when_nothing_differs(out):
    assert diff(plan(out, "queue", OLD), OLD) == ""


def test_git_applies_it_and_comes_to_the_same_files(out, tmp_path):
    new = {path: content for path, content in NEW.items() if path != "code.zip"} | {
        "code.zip": OLD["code.zip"]
    }
    copy = tmp_path / "copy"
    shutil.copytree(out, copy)
    patch = diff(plan(out, "queue", new), new)
    subprocess.run(["git", "apply", "-"], cwd=copy, input=patch.encode(), check=True)
    apply(out, {"queue": new})
    for path in {**OLD, **new}:
        assert (copy / "queue" / path).exists() == (out / "queue" / path).exists()
        if path in new:
            assert (copy / "queue" / path).read_bytes() == new[path]


def test_still_shows_what_was_changed_after_the_run(out):
    planned = diff(plan(out, "queue", NEW), NEW)
    (applied,) = apply(out, {"queue": NEW})
    assert diff(applied, NEW) == planned
