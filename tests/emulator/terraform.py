"""Real Terraform for the tests of the emulator."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from modsmith.tools import processes, provider_mirror
from tests.machine import need_mirror, need_terraform

ROOTS = Path(__file__).parent / "roots"


class Root:
    """A copy of a root module in a folder of its own, with the provider linked from the mirror."""

    def __init__(self, name: str, folder: Path, env: dict[str, str]) -> None:
        tool, mirror = need_terraform(), need_mirror()
        self.command, self.folder, self.env = str(tool.path), folder / name, env
        shutil.copytree(ROOTS / name, self.folder)
        self._run("init", *provider_mirror.init_arguments(mirror))

    def apply(self) -> None:
        self._run("apply", "-auto-approve")

    def destroy(self) -> None:
        self._run("destroy", "-auto-approve")

    def planned_changes(self) -> str:
        """What a plan would change; empty when nothing."""
        done = self._run("plan", "-detailed-exitcode", allowed=(0, 2))
        return done.stdout if done.returncode == 2 else ""

    def _run(
        self, command: str, *options: str, allowed: tuple[int, ...] = (0,)
    ) -> subprocess.CompletedProcess[str]:
        line = [self.command, command, "-input=false", "-no-color", *options]
        done = processes.run(line, cwd=self.folder, env=self.env, timeout=600)
        assert done.returncode in allowed, f"{' '.join(line)}:\n{done.stdout[-4000:]}\n{done.stderr}"
        return done
