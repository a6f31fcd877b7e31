"""A digest of a folder changes with any change in it, and modsmith's covers all that determines the output."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import grimp
import pytest

from modsmith import content
from modsmith.content import UNREADABLE, digest, digests

FILES = {"catalog/spec.py": "spec = 1\n", "catalog/stack.py": "stack = 1\n", "render.py": "render = 1\n"}

GENERATES = """\
import os, sys
from modsmith import content
places = tuple(os.path.join(content.PACKAGE, *path.split("/")) for path in content.UNUSED)
def note(event, arguments):
    if event in ("open", "os.listdir", "os.scandir", "compile") and str(arguments[0]).startswith(places):
        os.write(2, f"{event} {arguments[0]}\\n".encode())
sys.addaudithook(note)
from modsmith.generate import run
from modsmith.project import Catalog, Project
from pathlib import Path
catalog = Catalog(Project.require().use())
assert len(run.compare(catalog, Path(sys.argv[1]) / "modules").trees) == 5
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / "sources" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "sources" / name).write_text(text)
    return tmp_path / "sources"


def test_it_is_the_same_in_any_folder_and_without_caches(folder: Path, tmp_path: Path) -> None:
    here = digests(str(folder))
    assert [path for path, _ in here] == ["catalog/spec.py", "catalog/stack.py", "render.py"]
    shutil.copytree(folder, tmp_path / "other")
    (folder / "catalog/__pycache__").mkdir()
    (folder / "catalog/__pycache__/spec.pyc").write_bytes(b"compiled")
    assert digests(str(folder)) == digests(str(tmp_path / "other")) == here
    assert digests(str(folder / "render.py")) == [("", dict(here)["render.py"])]
    assert digests(str(folder / "missing")) == []
    assert digests(str(folder), ["catalog/spec.py"]) == here[1:]
    assert digests(str(folder), ["catalog"]) == here[2:]


@pytest.mark.parametrize("change", ["content", "name", "swap", "new", "delete"])
def test_it_changes_with_any_change(folder: Path, change: str) -> None:
    before = digests(str(folder))
    spec, stack = folder / "catalog/spec.py", folder / "catalog/stack.py"
    if change == "content":
        spec.write_text("spec = 2\n")
    elif change == "name":
        spec.rename(folder / "catalog/other.py")
    elif change == "swap":
        spec.write_text(FILES["catalog/stack.py"])
        stack.write_text(FILES["catalog/spec.py"])
    elif change == "new":
        (folder / "missing.py").write_text("")
    elif change == "delete":
        stack.unlink()
    assert digests(str(folder)) != before


def test_all_of_a_large_file_counts(tmp_path: Path) -> None:
    large = tmp_path / "large"
    large.write_bytes(bytes(3_000_000))
    before = digest(str(large))
    with large.open("r+b") as file:
        file.seek(2_999_999)
        file.write(b"1")
    assert digest(str(large)) != before


def test_what_cannot_be_read_has_a_digest_of_its_own(folder: Path) -> None:
    (folder / "broken").symlink_to("nowhere")
    (folder / "again").symlink_to(folder)
    assert dict(digests(str(folder)))["broken"] == UNREADABLE


def test_nothing_that_modules_are_built_with_imports_what_is_left_out() -> None:
    graph = grimp.build_graph("modsmith", cache_dir=None)
    rooms = ("generate", "build", "constructs", "spec", "validate.controls")
    used = tuple(f"modsmith.{name}" for name in (*rooms, "controls", "inputs", "rules", "types"))
    left = {name for name in graph.modules if f"{name}.".startswith(tuple(f"{one}." for one in used))}
    needed = {"modsmith"}
    while left:
        name = left.pop()
        needed.add(name)
        left |= (graph.find_modules_directly_imported_by(name) | {name.rpartition(".")[0]}) - needed
    unused = tuple(f"modsmith.{path.removesuffix('.py').replace('/', '.')}." for path in content.UNUSED)
    assert [name for name in needed if f"{name}.".startswith(unused)] == []
    assert all((Path(content.PACKAGE) / path).exists() for path in content.UNUSED)


def test_a_build_reads_nothing_of_what_is_left_out(tmp_path: Path) -> None:
    command = [sys.executable, "-c", GENERATES, tmp_path]
    result = subprocess.run(command, check=False, capture_output=True, text=True)
    assert (result.returncode, result.stderr) == (0, "")
