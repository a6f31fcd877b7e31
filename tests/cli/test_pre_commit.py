"""The hook without other tools, as pre-commit installs and runs it in somebody else's repository."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.test_tutorial import PACKAGED
from tests.project import ROOT
from tests.validate.test_changed import git

pytestmark = pytest.mark.long

CONFIG = """\
repos:
  - repo: {repository}
    rev: {revision}
    hooks:
      - id: modsmith-validate-hcl
        args: [., --baseline, .modsmith-baseline.json]
"""
OLD = 'resource "aws_sqs_queue" "old" {\n  sqs_managed_sse_enabled = false\n}\n'


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with the files of this checkout that a hook is installed from."""
    folder = tmp_path_factory.mktemp("modsmith")
    for name in (*PACKAGED, ".pre-commit-hooks.yaml"):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, folder)
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "release")
    return folder


def test_a_commit_with_a_new_fault_is_refused_and_one_without_is_not(published: Path, tmp_path: Path) -> None:
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    git(theirs, "init", "-q")
    revision = subprocess.check_output(["git", "rev-parse", "HEAD"], cwd=published, text=True).strip()
    config = CONFIG.format(repository=published, revision=revision)
    (theirs / ".pre-commit-config.yaml").write_text(config)
    (theirs / "main.tf").write_text(OLD)
    modsmith = Path(sys.executable).with_name("modsmith")
    known = [
        modsmith,
        "validate",
        ".",
        "--only",
        "interface,hcl",
        "--write-baseline",
        ".modsmith-baseline.json",
    ]
    subprocess.run(known, cwd=theirs, check=True, capture_output=True)
    git(theirs, "add", "-A")

    def commit(message: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["git", "-c", "user.name=x", "-c", "user.email=x@y", "commit", "-m", message],
            cwd=theirs,
            env={**os.environ, "PRE_COMMIT_HOME": str(tmp_path / "home"), "HOME": str(tmp_path)},
            capture_output=True,
            text=True,
            check=False,
        )

    subprocess.run(
        [sys.executable, "-m", "pre_commit", "install"], cwd=theirs, check=True, capture_output=True
    )
    done = commit("what was there")
    assert done.returncode == 0, done.stdout + done.stderr
    (theirs / "new.tf").write_text(OLD.replace("old", "new"))
    git(theirs, "add", "-A")
    done = commit("a new fault")
    assert done.returncode != 0
    assert "aws_sqs_queue.new" in done.stdout + done.stderr
    assert "aws_sqs_queue.old" not in done.stdout + done.stderr
    (theirs / "new.tf").write_text('output "x" {\n  value = 1\n}\n')
    git(theirs, "add", "-A")
    done = commit("no fault")
    assert done.returncode == 0, done.stdout + done.stderr
