"""`modsmith site` in a project, as a user runs it."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.cli.conftest import MODSMITH, environment

from .small import project


def run(folder: Path, *arguments: str) -> tuple[int, str, str]:
    done = subprocess.run(
        [MODSMITH, "site", *arguments],
        cwd=folder,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


def test_check_writes_nothing_and_names_what_is_wrong(tmp_path: Path) -> None:
    project(tmp_path)
    assert run(tmp_path, "--check") == (0, "3 pages, no broken links\n", "")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "guide.md").write_text("# Guide\n\n[x](gone.md) and [y](#gone)\n")
    code, out, err = run(tmp_path, "--check")
    assert (code, out) == (1, "")
    assert "docs/guide.md: has a broken link: gone.md. Correct or remove it." in err
    assert not (tmp_path / "site").exists()


def test_stale_modules_are_not_shown(tmp_path: Path) -> None:
    """The small project's module is written by hand, and so never what its spec generates."""
    project(tmp_path)
    stack = "from modsmith import File\n\n\nclass Main(File):\n    def build(self) -> None:\n        pass\n"
    (tmp_path / "generators" / "queue" / "main.py").write_text(stack)
    code, out, err = run(tmp_path)
    assert code != 0
    assert out == ""
    assert "queue" in err
    assert not (tmp_path / "site").exists()
