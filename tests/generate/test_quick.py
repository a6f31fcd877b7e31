"""The quick way never says that all is up to date when something has changed, whatever times and sizes say."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from modsmith import content, write
from modsmith.generate import note, quick
from modsmith.generate.sources import fingerprints
from modsmith.project import Catalog, Project

FILES = {
    "modsmith.toml": 'modules = "out/modules"  # here\n',
    "controls/__init__.py": "",
    "generators/shared/names.py": "NAME = 1\n",
    "generators/queue/spec.py": "A = 1\n",
    "generators/queue/assets/code/__init__.py": "A = 1\n",
    "generators/table/spec.py": "B = 1\n",
    "modsmith/page.py": "C = 1\n",
    "lib/site-packages/jsii-1.0.dist-info/RECORD": "",
}
TREES = {
    "queue": {"main.tf": b"# queue\n", "examples/basic/main.tf": b"# basic\n", "empty.tf": b""},
    "table": {"main.tf": b"# table\n"},
}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A project whose modules are up to date, with a modsmith and a library of its own."""
    root = tmp_path.resolve() / "project"
    for name, text in FILES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    monkeypatch.setattr(content, "PACKAGE", str(root / "modsmith"))
    monkeypatch.syspath_prepend(str(root / "lib/site-packages"))
    monkeypatch.delenv("MODSMITH_OUT", raising=False)
    monkeypatch.delenv("MODSMITH_CDK", raising=False)
    monkeypatch.chdir(root)
    write.apply(root / "out/modules", TREES)
    _note(root, lambda: None)
    assert quick.unchanged() == 2
    return root


def _note(root: Path, meanwhile: Callable[[], object]) -> None:
    """What `modsmith generate` notes, with something that happens while it builds."""
    catalog, out = Catalog(Project.require(root)), root / "out/modules"
    before = note.Before.of(catalog.project)
    marks = fingerprints(catalog, catalog.names())
    meanwhile()
    write.remember(out, {name: (marks[name], tree) for name, tree in TREES.items()})
    note.write_note(catalog, out, marks, before)


def _edit(file: Path) -> None:
    """Changes a byte, and neither size nor times."""
    before = file.stat()
    text = bytearray(file.read_bytes() or b" ")
    text[0] ^= 1
    file.write_bytes(text)
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


EDITED = [name for name in FILES if name != "lib/site-packages/jsii-1.0.dist-info/RECORD"]
WRITTEN = [
    "queue/main.tf",
    "queue/examples/basic/main.tf",
    "queue/.modsmith.json",
    "table/main.tf",
]


@pytest.mark.parametrize("name", [*EDITED, *(f"out/modules/{name}" for name in WRITTEN)])
def test_a_change_that_times_and_sizes_do_not_show_is_seen(project: Path, name: str) -> None:
    before = (project / name).read_bytes()
    _edit(project / name)
    assert quick.unchanged() == 0
    (project / name).write_bytes(before)
    assert quick.unchanged() == 2


@pytest.mark.parametrize("name", [*EDITED[1:], *(f"out/modules/{name}" for name in WRITTEN)])
def test_a_file_that_is_gone_is_seen(project: Path, name: str) -> None:
    (project / name).unlink()
    assert quick.unchanged() == 0


@pytest.mark.parametrize(
    "name",
    [
        "controls/own.py",
        "schemas/acme.json",
        "generators/loose.py",
        "generators/queue/.hidden",
        "generators/topic/spec.py",
        "modsmith/new.py",
        "pyproject.toml",
        "lib/site-packages/constructs-2.0.dist-info",
        "out/modules/gone/.modsmith.json",
        "out/modules/.modsmith/run/journal.json",
    ],
)
def test_what_is_new_is_seen(project: Path, name: str) -> None:
    (project / name).parent.mkdir(parents=True, exist_ok=True)
    (project / name).write_text("")
    assert quick.unchanged() == 0


@pytest.mark.parametrize("name", [f"out/modules/{name}" for name in WRITTEN])
def test_a_link_in_the_place_of_a_generated_file_is_seen(project: Path, name: str) -> None:
    copy = project / "copy"
    (project / name).rename(copy)
    (project / name).symlink_to(copy)
    assert quick.unchanged() == 0


def test_a_pipe_in_the_place_of_an_empty_file_is_seen(project: Path) -> None:
    (project / "out/modules/queue/empty.tf").unlink()
    os.mkfifo(project / "out/modules/queue/empty.tf")
    assert quick.unchanged() == 0


@pytest.mark.parametrize("name", ["out/modules/queue", "generators", "out/modules/.modsmith"])
def test_a_link_in_the_place_of_a_folder_is_seen(project: Path, name: str) -> None:
    (project / name).rename(project / "elsewhere")
    (project / name).symlink_to(project / "elsewhere")
    assert quick.unchanged() == 0


def test_a_change_behind_a_link_in_a_generator_is_seen(project: Path) -> None:
    (project / "data").mkdir()
    (project / "data/limits.py").write_text("D = 1\n")
    (project / "generators/queue/data").symlink_to(project / "data")
    _note(project, lambda: None)
    assert quick.unchanged() == 2
    _edit(project / "data/limits.py")
    assert quick.unchanged() == 0


def test_another_library_interpreter_or_cdk_is_seen(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(sys, "version", "4.0")
        assert quick.unchanged() == 0
    with monkeypatch.context() as patch:
        patch.setenv("MODSMITH_CDK", "cdktn")
        assert quick.unchanged() == 0
    library = project / "lib/site-packages"
    (library / "jsii-1.0.dist-info").rename(library / "jsii-1.1.dist-info")
    assert quick.unchanged() == 0


@pytest.mark.parametrize("change", ["", "\n", "0" * 64])
def test_a_broken_note_is_not_used(project: Path, change: str) -> None:
    file = project / "out/modules/.modsmith/quick"
    file.write_text(change + file.read_text()[len(change) or 10_000 :])
    assert quick.unchanged() == 0


def test_a_shortened_note_is_not_used(project: Path) -> None:
    file = project / "out/modules/.modsmith/quick"
    file.write_text("\n".join(line for line in file.read_text().splitlines() if "basic" not in line))
    assert quick.unchanged() == 0


def test_a_note_counts_for_its_project_and_output_alone(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project / "generators/queue")
    assert quick.unchanged() == 2
    monkeypatch.setenv("MODSMITH_OUT", str(project / "out/modules"))
    assert quick.unchanged() == 2
    monkeypatch.setenv("MODSMITH_OUT", str(tmp_path / "elsewhere"))
    assert quick.unchanged() == 0
    monkeypatch.delenv("MODSMITH_OUT")
    shutil.copytree(project, tmp_path / "copy", symlinks=True)
    monkeypatch.chdir(tmp_path / "copy")
    assert quick.unchanged() == 0


def test_a_foreign_file_in_a_module_does_not_matter(project: Path) -> None:
    (project / "out/modules/queue/notes.txt").write_text("mine")
    assert quick.unchanged() == 2


@pytest.mark.parametrize(
    "name", ["generators/queue/spec.py", "modsmith.toml", "modsmith/page.py", "out/modules/queue/main.tf"]
)
def test_what_changes_while_modules_are_built_is_not_noted(project: Path, name: str) -> None:
    (project / "out/modules/.modsmith/quick").unlink()
    _note(project, lambda: _edit(project / name))
    assert quick.unchanged() == 0


def test_no_note_is_written_of_a_project_with_a_folder_behind_a_link(project: Path) -> None:
    (project / "generators").rename(project / "real")
    (project / "generators").symlink_to(project / "real")
    (project / "out/modules/.modsmith/quick").unlink()
    _note(project, lambda: None)
    assert not (project / "out/modules/.modsmith/quick").exists()
