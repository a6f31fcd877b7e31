"""`modsmith diff`: where versions are, exit codes, and what it says about mistakes."""

from __future__ import annotations

import io
import json
import subprocess
import tarfile
from pathlib import Path

import pytest

from .conftest import Run

OLD = 'variable "days" {\n  default = 1\n}\nvariable "gone" {\n  default = 1\n}\n'
NEW = 'variable "days" {\n  default = 2\n}\n'


def archive(text: str, path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with tarfile.open(path, "w:gz") as file:
        member = tarfile.TarInfo("main.tf")
        member.size = len(text.encode())
        file.addfile(member, io.BytesIO(text.encode()))
    return path


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one module, whose version 0.1.0 is released."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "modsmith.toml").write_text('namespace = "acme"\n')
    (tmp_path / "modules/queue").mkdir(parents=True)
    (tmp_path / "modules/queue/main.tf").write_text(NEW)
    (tmp_path / "old").mkdir()
    (tmp_path / "old/main.tf").write_text(OLD)
    archive(OLD, tmp_path / "releases/v1/modules/acme/queue/aws/0.1.0/queue-0.1.0.tar.gz")
    return tmp_path


def test_a_released_version_and_a_module_of_the_project(run: Run, place: Path) -> None:
    said = run("diff", "queue@0.1.0", "queue")
    assert (said.code, said.err) == (0, "")
    lines = said.out.splitlines()
    assert lines[0] == "queue: queue@0.1.0 → queue"
    assert "    - gone is gone; its default was 1." in lines
    assert lines[-1] == "major: the next version after 0.1.0 is 0.2.0"


def test_a_version_in_the_name_of_an_archive_is_the_one_before(run: Run, place: Path) -> None:
    archive(OLD, place / "queue-1.4.0.tar.gz")
    said = run("diff", "queue-1.4.0.tar.gz", "modules/queue", "--format", "json")
    found = json.loads(said.out)
    assert (found["module"], found["version"], found["next_version"]) == ("queue", "1.4.0", "2.0.0")


def test_a_revision_and_a_folder(run: Run, place: Path) -> None:
    def git(*arguments: str) -> None:
        options = ("-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "commit.gpgsign=false")
        subprocess.run(["git", *options, *arguments], cwd=place, check=True, capture_output=True)

    (place / "modules/queue/main.tf").write_text(OLD)
    for arguments in (("init", "-q"), ("add", "."), ("commit", "-qm", "one"), ("tag", "v0.3.0")):
        git(*arguments)
    (place / "modules/queue/main.tf").write_text(NEW)
    said = run("diff", "v0.3.0:modules/queue", "modules/queue")
    assert said.out.splitlines()[-1] == "major: the next version after 0.3.0 is 0.4.0"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("old", "queue", "--check", "major"), 2),
        (("old", "queue", "--check", "patch"), 2),
        (("queue", "old", "--check", "major"), 0),
        (("queue", "old", "--check", "minor"), 2),
        (("queue", "queue", "--check", "patch"), 0),
        (("old", "queue"), 0),
    ],
)
def test_check_compares_with_the_level(run: Run, place: Path, arguments: tuple[str, ...], code: int) -> None:
    assert run("diff", *arguments).code == code


def test_markdown(run: Run, place: Path) -> None:
    said = run("diff", "old", "queue", "--format", "markdown")
    assert said.out.startswith("## queue: `old` → `queue`\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("queue@0.9.0", "queue"), "queue@0.9.0: there is no such version"),
        (("queue@0.9.0", "queue"), "Its versions are 0.1.0"),
        (("queu@0.1.0", "queue"), "Did you mean 'queue'?"),
        (("queue@new", "queue"), "'new' is not a version"),
        (("nowhere", "queue"), "nowhere: there is no module"),
        (("modules", "queue"), "modules: has no .tf file"),
        (("broken", "queue"), "broken: main.tf:1"),
        (("damaged.tar.gz", "queue"), "damaged.tar.gz: the archive is damaged"),
        (("old", "queue", "--check", "huge"), "not one of 'major', 'minor', 'patch'"),
        (("old",), "Missing argument 'new'"),
    ],
)
def test_bad_input_is_one_error(run: Run, place: Path, arguments: tuple[str, ...], said: str) -> None:
    (place / "broken").mkdir()
    (place / "broken/main.tf").write_text("variable {")
    (place / "damaged.tar.gz").write_bytes(b"\x1f\x8b no")
    found = run("diff", *arguments)
    assert (found.code, found.out) == (1, "")
    assert said in " ".join(found.err.split())
    assert found.err.count("error:") <= 1


def test_a_release_needs_a_project(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    found = run("diff", "queue@0.1.0", "queue")
    assert found.code == 1
    assert "there is no modsmith.toml" in " ".join(found.err.split())
