"""The command, in this process where that is enough and as the installed one where it matters."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from modsmith import cli
from tests.build.conftest import in_project

__all__ = ["in_project"]

MODSMITH = Path(sys.executable).with_name("modsmith")
UNWANTED = ("NO_COLOR", "FORCE_COLOR", "PY_COLORS", "GITHUB_ACTIONS", "COLUMNS", "TERM", "MODSMITH_OUT")


class Said:
    """How a command ended and what it said; "Traceback" is never fine, so it is checked here for all."""

    def __init__(self, code: int, out: str, err: str) -> None:
        assert "Traceback" not in out + err, err
        assert "fault in modsmith" not in err, err
        self.code, self.out, self.err = code, out, err


def environment(**changes: str) -> dict[str, str]:
    """This one, without what decides how output looks."""
    kept = {name: value for name, value in os.environ.items() if name not in UNWANTED}
    return {**kept, "TERM": "xterm", **changes}


def modsmith(*arguments: str | Path, cwd: Path | None = None, **changes: str) -> Said:
    """The installed command with its output piped."""
    return ended(
        subprocess.Popen(
            [MODSMITH, *arguments],
            cwd=cwd,
            env=environment(**changes),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
    )


def python(code: str, *arguments: str | Path, **changes: str) -> Said:
    """A program of its own that ends in the command."""
    return ended(
        subprocess.Popen(
            [sys.executable, "-c", code, *arguments],
            env=environment(**changes),
            start_new_session=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
    )


def ended(process: subprocess.Popen[bytes]) -> Said:
    try:
        out, err = process.communicate(timeout=60)
    except subprocess.TimeoutExpired:
        os.kill(process.pid, signal.SIGKILL)
        raise
    return Said(process.returncode, out.decode(), err.decode())


Run = Callable[..., Said]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command in this process, wide enough that nothing wraps."""
    monkeypatch.setenv("COLUMNS", "200")

    def call(*arguments: str | Path) -> Said:
        capsys.readouterr()
        code = cli.run([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    return call
