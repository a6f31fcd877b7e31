"""`modsmith release` as people and programs use it."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest

from modsmith.registry.address import Address
from modsmith.write.manifest import digest
from tests.cli.conftest import Run, modsmith, run
from tests.release.support import WITH_MORE, WITHOUT_OUTPUT, Repository, content, tree, versions

__all__ = ["run"]


@pytest.fixture(autouse=True)
def in_the_repository(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository.root)


def test_text_says_what_was_released_and_what_comes_next(run: Run, repository: Repository) -> None:
    run("release", "notes", "--revision", "HEAD")
    second = repository.commit(WITH_MORE)
    said = run("release", "notes", "--revision", "HEAD")
    assert (said.code, said.err) == (0, "")
    lines = said.out.splitlines()
    assert lines[0] == "acme/notes/terraform 0.2.0 released into releases: minor, 1 change since 0.1.0"
    archive = repository.releases / "v1/modules/acme/notes/terraform/0.2.0/notes-0.2.0.tar.gz"
    assert f"  {digest(archive.read_bytes())}  notes-0.2.0.tar.gz" in lines
    assert any("var.more" in line for line in lines)
    assert [line.strip() for line in lines[lines.index("Next, to publish it:") + 2 :]] == [
        "modsmith serve releases --port 8123",
        "git add releases",
        "git commit -m 'Release notes 0.2.0'",
        f"git tag notes-0.2.0 {second[:12]}",
        "git push origin HEAD notes-0.2.0",
    ]
    assert repository.git("tag") == ""
    assert repository.git("status", "--porcelain") == "?? releases/"


def test_the_printed_git_commands_run(run: Run, repository: Repository, tmp_path: Path) -> None:
    repository.git("init", "-q", "--bare", str(tmp_path / "origin.git"))
    repository.git("remote", "add", "origin", str(tmp_path / "origin.git"))
    said = run("release", "notes", "--revision", "HEAD", "--format", "json")
    _, *commands = json.loads(said.out)["next"]
    for command in commands:
        repository.git(*shlex.split(command)[1:])
    assert repository.git("ls-remote", "origin", "notes-0.1.0").startswith(repository.first)
    assert repository.git("status", "--porcelain") == ""


def test_json_has_everything_that_a_pipeline_needs(run: Run, repository: Repository) -> None:
    run("release", "notes", "--revision", "HEAD")
    repository.commit(WITHOUT_OUTPUT)
    said = run("release", "notes", "--revision", "HEAD", "--format", "json", "--dry-run")
    data = json.loads(said.out)
    assert (data["address"], data["version"], data["previous"]) == ("acme/notes/terraform", "0.2.0", "0.1.0")
    assert (data["new"], data["written"], data["level"], data["next"]) == (True, False, "major", [])
    assert [(one["rule"], one["subject"]) for one in data["changes"]] == [("output-removed", "output.text")]
    assert data["notes"]["UPGRADE.md"].startswith("## 0.2.0\n")
    assert versions(repository.releases) == ["0.1.0"]
    data = json.loads(run("release", "notes", "--revision", "HEAD", "--format", "json").out)
    assert (data["written"], data["revision"]) == (True, repository.git("rev-parse", "HEAD"))
    folder = Path(data["folder"])
    assert data["files"] == {path: digest(file) for path, file in tree(folder).items() if path != "download"}


def test_nothing_to_release_is_no_error(run: Run, repository: Repository) -> None:
    run("release", "notes", "--revision", "HEAD")
    said = run("release", "notes", "--revision", "HEAD", "--out", "dist")
    assert (said.code, said.err) == (0, "")
    assert said.out == (
        "acme/notes/terraform 0.1.0 has these files already: nothing to release\n"
        "copied from releases: 0.1.0\n"
    )
    assert tree(repository.root / "dist") == tree(repository.releases)


WRONG = {
    ("notes", "--version", "1.0"): "'1.0' is not a version. Write one such as 0.2.0",
    ("notes", "--revision", "nowhere"): "git does not know the revision",
    ("other", "--revision", "HEAD"): "HEAD:modules/other: ",
    ("other",): "there is no module 'other'",
}


@pytest.mark.parametrize("arguments", WRONG, ids=" ".join)
def test_a_mistake_is_one_clear_error(run: Run, arguments: tuple[str, ...]) -> None:
    said = run("release", *arguments)
    assert (said.code, said.out) == (1, "")
    assert WRONG[arguments] in said.err
    assert len(said.err.splitlines()) == 1


def test_a_project_of_modsmith_init_releases_its_module(repository: Repository, tmp_path: Path) -> None:
    """The module of `new module` in the project of `init`, from nothing to a version in a registry folder."""
    assert modsmith("init", "demo", "--yes", cwd=tmp_path).code == 0
    demo = tmp_path / "demo"
    for arguments in (("new", "module", "work_queue", "--yes"), ("generate",)):
        assert modsmith(*arguments, cwd=demo).code == 0
    said = modsmith("release", "work_queue", "--allow-dirty", cwd=demo)
    assert (said.code, said.out) == (1, "")
    assert "there is no license. Write one into LICENSE" in said.err
    (demo / "LICENSE").write_text("Use it.\n", "utf-8")
    repository.git("init", "-q", str(demo))
    repository.git("-C", str(demo), "add", ".")
    repository.git("-C", str(demo), "commit", "-qm", "work_queue")
    said = modsmith("release", "work_queue", "--format", "json", cwd=demo)
    assert (said.code, said.err) == (0, "")
    data = json.loads(said.out)
    address = Address.parse(data["address"])
    assert (address.name, address.provider, data["dirty"]) == ("work_queue", "aws", False)
    found = content(demo / "releases", "0.1.0", address)
    assert {"main.tf", "README.md", "LICENSE", "examples/complete/main.tf", "tests/defaults.tftest.hcl"} < {
        *found
    }
