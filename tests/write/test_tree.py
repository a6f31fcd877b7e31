import pytest

from modsmith.errors import SpecError
from modsmith.write import apply, plan


@pytest.mark.parametrize(
    "path",
    [
        "/etc/passwd",
        "../outside.tf",
        "examples/../../outside.tf",
        "./main.tf",
        "",
        "examples//main.tf",
        "examples/",
        "C:/main.tf",
        "C:main.tf",
        "examples\\main.tf",
        "main.tf.",
        "new\nline.tf",
        "nul\0.tf",
        "überblick.md",
    ],
)
def test_refuses_a_path_that_is_not_safe_on_every_system(tmp_path, path):
    with pytest.raises(SpecError, match=r"queue: .* is not a portable relative path"):
        apply(tmp_path / "modules", {"queue": {path: b""}})
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("module", ["", ".", "..", ".modsmith", ".git", "a/b", "/abs", "a b", "C:"])
def test_refuses_a_module_name_that_is_no_folder_name(tmp_path, module):
    with pytest.raises(SpecError, match="not a valid name for a module's folder"):
        plan(tmp_path, module, {"main.tf": b""})


@pytest.mark.parametrize(
    "paths", [["Main.tf", "main.tf"], ["examples/a.tf", "Examples/b.tf"], ["x", "X/y"], [".Modsmith.json"]]
)
def test_refuses_paths_that_differ_by_case_alone(tmp_path, paths):
    with pytest.raises(SpecError, match="differ only by case"):
        plan(tmp_path, "queue", dict.fromkeys(paths, b""))


def test_refuses_modules_that_differ_by_case_alone(tmp_path):
    with pytest.raises(SpecError, match="Queue and queue differ only by case"):
        apply(tmp_path, {"queue": {"main.tf": b""}, "Queue": {"main.tf": b""}})


@pytest.mark.parametrize(
    ("paths", "kind"),
    [
        (["a", "a/b"], "a folder"),
        ([".modsmith.json"], "the manifest"),
        ([".modsmith.json/x"], "the manifest"),
    ],
)
def test_refuses_a_path_that_is_two_things_at_once(tmp_path, paths, kind):
    with pytest.raises(SpecError, match=f"is both a file and {kind}"):
        plan(tmp_path, "queue", dict.fromkeys(paths, b""))


def test_accepts_what_modules_are_made_of(tmp_path):
    tree = dict.fromkeys(["main.tf", "tests/unit.tftest.hcl", ".gitattributes", "files/a-b_c.zip"], b"")
    assert plan(tmp_path, "s3-cloudfront_2", tree).added == tuple(sorted(tree))
