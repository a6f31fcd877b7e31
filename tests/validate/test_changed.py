"""Which modules git says were touched."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from modsmith.errors import ModsmithError, ToolMissingError
from modsmith.validate import changed

CALL = 'module "n" {\n  source = "../network"\n}\n'


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three modules; `app` calls `network`, and an example of `queue` calls `app`."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    root = tmp_path / "a repository"
    for name, text in (("app", CALL), ("network", ""), ("queue", ""), ("alone", "")):
        (root / "modules" / name).mkdir(parents=True)
        (root / "modules" / name / "main.tf").write_text(text or f'output "{name}" {{\n  value = 1\n}}\n')
    example = root / "modules/queue/examples/basic"
    example.mkdir(parents=True)
    (example / "main.tf").write_text('module "a" {\n  source = "../../../app"\n}\n')
    (root / ".gitignore").write_text("*.log\n")
    (root / "README.md").write_text("x\n")
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "first")
    return root


def touched(root: Path, revision: str = "HEAD") -> set[str]:
    modules = [root / "modules" / name for name in ("app", "network", "queue", "alone")]
    return {path.name for path in changed.touched(modules, revision)}


def test_nothing_is_touched_in_a_clean_tree(repository: Path) -> None:
    assert touched(repository) == set()
    (repository / "README.md").write_text("y\n")
    (repository / "modules/alone/debug.log").write_text("ignored by git\n")
    assert touched(repository) == set()


@pytest.mark.parametrize("how", ["committed", "staged", "unstaged", "staged and then undone"])
def test_a_changed_file_touches_its_module(repository: Path, how: str) -> None:
    file = repository / "modules/alone/main.tf"
    before = file.read_text()
    file.write_text(f"# changed\n{before}")
    if how != "unstaged":
        git(repository, "add", "-A")
    if how == "committed":
        git(repository, "commit", "-qm", "second")
    if how == "staged and then undone":
        file.write_text(before)
    assert touched(repository, "HEAD~1" if how == "committed" else "HEAD") == {"alone"}


def test_untracked_renamed_and_deleted_files_count(repository: Path) -> None:
    (repository / "modules/alone/ünï \n.tf").write_text("")
    assert touched(repository) == {"alone"}
    git(repository, "mv", "modules/alone/main.tf", "modules/network/alone.tf")
    (repository / "modules/alone/ünï \n.tf").unlink()
    (repository / "modules/alone").mkdir(exist_ok=True)
    assert touched(repository) == {"alone", "network", "app", "queue"}


def test_callers_are_touched_with_what_they_call_however_deep(repository: Path) -> None:
    (repository / "modules/network/main.tf").write_text("# changed\n")
    assert touched(repository) == {"network", "app", "queue"}


def test_a_call_in_json_counts_too(repository: Path) -> None:
    call = '{"module": {"n": {"source": "../network"}}}'
    (repository / "modules/alone/call.tf.json").write_text(call)
    git(repository, "add", "-A")
    git(repository, "commit", "-qm", "second")
    (repository / "modules/network/main.tf").write_text("# changed\n")
    assert "alone" in touched(repository)


def test_callers_of_a_module_that_is_gone_are_touched(repository: Path) -> None:
    (repository / "modules/network/main.tf").unlink()
    (repository / "modules/network").rmdir()
    modules = [repository / "modules" / name for name in ("app", "alone")]
    assert [path.name for path in changed.touched(modules, "HEAD")] == ["app"]


@pytest.mark.parametrize(
    ("file", "text"), [("x.tf", 'module "a" {\n'), ("x.tf", "/**/ module a {"), ("x.tf.json", '{"module": ')]
)
def test_a_call_that_cannot_be_read_counts_as_touched(repository: Path, file: str, text: str) -> None:
    (repository / "modules/alone" / file).write_text(text)
    git(repository, "add", "-A")
    git(repository, "commit", "-qm", "second")
    assert touched(repository) == set()
    (repository / "README.md").write_text("y\n")
    assert touched(repository) == {"alone"}


def test_where_it_is_started_does_not_matter(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (repository / "modules/alone/new.tf").write_text("")
    monkeypatch.chdir(repository / "modules/network")
    monkeypatch.setenv("GIT_DIR", ".git")  # as git sets it for hooks
    assert [str(path) for path in changed.touched([Path("../alone"), Path()], "main")] == ["../alone"]


@pytest.mark.parametrize("revision", ["", "-x", "--output=/tmp/x", "nowhere", "HEAD:README.md", "a b"])
def test_what_is_no_revision_is_one_clear_error(repository: Path, revision: str) -> None:
    with pytest.raises(changed.RevisionError) as raised:
        touched(repository, revision)
    assert raised.value.fix
    if revision[:1] in ("", "-"):
        assert raised.value.problem == "is not a revision"  # git was not even asked


def test_without_repository_or_git_it_is_one_clear_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(changed.RevisionError, match="is in no git repository"):
        changed.touched([tmp_path], "main")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ToolMissingError, match="no git"):
        changed.touched([tmp_path], "main")


def test_what_git_says_is_passed_on(repository: Path) -> None:
    (repository / ".git/index").write_bytes(b"broken")
    with pytest.raises(ModsmithError, match=r"git .* failed"):
        touched(repository)


def test_before_the_first_commit_everything_is_touched(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    (tmp_path / "a/main.tf").write_text("")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "a/main.tf")
    (tmp_path / "b/main.tf").write_text("")
    assert changed.touched([tmp_path / "a", tmp_path / "b"], "HEAD") == [tmp_path / "a", tmp_path / "b"]
    with pytest.raises(changed.RevisionError):
        changed.touched([tmp_path / "a"], "main")
