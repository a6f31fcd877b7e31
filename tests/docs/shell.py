"""A shell that keeps its folder and environment from command to command."""

from __future__ import annotations

import os
import subprocess
import uuid
from collections.abc import Mapping
from pathlib import Path
from typing import Self


class Shell:
    """A `bash` without a terminal.

    Args:
        folder: where it starts.
        environment: of its commands.

    Attributes:
        codes: command to its last exit code.
    """

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        self.codes: dict[str, int] = {}
        self._process = subprocess.Popen(
            ["bash", "--noprofile", "--norc"],
            cwd=folder,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate()

    def run(self, command: str) -> str:
        """Runs a command and returns its output and its errors, whole lines."""
        assert self._process.stdin
        assert self._process.stdout
        end = f"end-{uuid.uuid4().hex}"
        self._process.stdin.write(f"{{ {command}\n}} </dev/null; last=$?; echo {end} $last; (exit $last)\n")
        self._process.stdin.flush()
        lines = []
        for line in self._process.stdout:
            before, found, code = line.partition(end)
            if found:
                lines += [f"{before}\n"] if before else []
                self.codes[command] = int(code)
                return "".join(lines)
            lines.append(line)
        raise AssertionError(f"the shell ended in {command!r}: {''.join(lines)}")

    def folder(self) -> Path:
        """The folder that it is in."""
        return Path(self.run("pwd").strip())


def clean_environment(home: Path, **changes: str) -> dict[str, str]:
    """An environment without a trace of this checkout, and without Checkov: a newcomer has none yet."""
    kept = (
        "LANG",
        "LC_ALL",
        "TMPDIR",
        "MODSMITH_TERRAFORM",
        "TF_CLI_CONFIG_FILE",
    )
    own = {name: os.environ[name] for name in kept if name in os.environ}
    pip = {
        name: value for name, value in os.environ.items() if name.startswith(("PIP_", "UV_", "SSL_", "HTTP"))
    }
    folders = os.environ.get("PATH", os.defpath).split(os.pathsep)
    own["PATH"] = os.pathsep.join(folder for folder in folders if not Path(folder, "checkov").exists())
    return {**own, **pip, "HOME": str(home), "TERM": "xterm", "COLUMNS": "80", **changes}
