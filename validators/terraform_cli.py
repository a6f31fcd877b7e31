"""Runs Terraform through python-terraform, in copies, with a clean environment and a time limit.

`init` hashes the 700 MB of the AWS provider, so it runs once for all folders together: a root module that
calls every one of them resolves their version constraints at once, and its provider links and lock file are
shared. A folder then needs `terraform get` alone. Measured with Terraform 1.11.4, provider 5.100.0, seconds
per folder:

    init 0.5 cold cache 1.7, get 0.03; validate with hashes in the lock file 2.0-2.3, without 1.5

so the shared lock file leaves the hashes out: they were checked a moment ago.
"""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
from collections.abc import Mapping, Sequence, Set
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import python_terraform  # type: ignore[import-untyped]

from generators.errors import ToolFailedError
from toolchain import provider_mirror, terraform
from validators import shared_provider

PATIENCE = 300
"""Seconds after which a Terraform command has hung."""

Flag = python_terraform.IsFlagged

_HASHES = re.compile(r"\n  hashes = \[.*?\]", re.DOTALL)


@dataclass(frozen=True)
class Completed:
    """A Terraform command that ended."""

    code: int
    out: str
    err: str

    @property
    def last_words(self) -> str:
        """The end of what it said, on one line and without a full stop."""
        lines = (line.strip(" ╷│╵") for line in (self.err or self.out).splitlines())
        return " ".join(line for line in lines if line)[-600:].rstrip(".") or f"exit code {self.code}"


class _Terraform(python_terraform.Terraform):  # type: ignore[misc]  # the package has no types
    """`cmd` with an environment of its own and a time limit, neither of which python-terraform has."""

    def __init__(
        self, folder: Path, executable: Path, environment: Mapping[str, str], patience: float
    ) -> None:
        super().__init__(working_dir=str(folder), terraform_bin_path=str(executable))
        self._environment, self._patience = environment, patience

    def cmd(self, cmd: str, *args: str, **options: object) -> tuple[int, str, str]:
        command = self.generate_cmd_string(cmd, *args, **options)
        with subprocess.Popen(
            command,
            cwd=self.working_dir,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            errors="replace",
        ) as process:
            try:
                out, err = process.communicate(timeout=self._patience)
            except BaseException:
                _stop(process)
                raise
        return process.returncode, out, err


@dataclass(frozen=True)
class Terraform:
    """A Terraform executable with its provider mirror and environment.

    Attributes:
        executable: its path.
        init_arguments: what `init` needs to find the AWS provider.
        environment: the whole environment of every command.
        patience: time limit of one command in seconds.
    """

    executable: Path
    init_arguments: tuple[str, ...]
    environment: Mapping[str, str]
    patience: float = PATIENCE

    def run(self, folder: Path, command: str, *arguments: str, **options: object) -> Completed:
        """One command in one folder; options are spelt as python-terraform wants them.

        Raises:
            ToolFailedError: it did not start, or did not end in time.
        """
        process = _Terraform(folder, self.executable, self.environment, self.patience)
        try:
            return Completed(*process.cmd(command, *arguments, **options))
        except subprocess.TimeoutExpired as error:
            problem = f"terraform {command} did not end within {self.patience:g} s"
            raise ToolFailedError(problem, mend="Try again on a machine with less to do") from error
        except OSError as error:
            raise ToolFailedError(
                f"terraform {command} did not start: {error}", mend=terraform.MEND
            ) from error

    def init(self, folder: Path) -> Completed:
        """Installs modules and providers, without a backend.

        Raises:
            ToolFailedError: it did not start, or did not end in time.
        """
        return self.run(folder, "init", *self.init_arguments, backend=False, input=False, no_color=Flag)


def find() -> Terraform:
    """The Terraform of this machine.

    Raises:
        ToolMissingError: there is none, or a setting names one that is not there.
    """
    tool = terraform.require()
    arguments = provider_mirror.init_arguments(provider_mirror.find())
    return Terraform(tool.path, tuple(arguments), _without_credentials(terraform.environment()))


@dataclass(frozen=True)
class Installation:
    """A Terraform whose modules and providers are in place.

    Attributes:
        terraform: runs commands in any folder.
        attached: runs them with the shared provider.
        shared: folders that may use it.
        failed: what `init` said in each folder where it failed.
    """

    terraform: Terraform
    attached: Terraform
    shared: Set[Path]
    failed: Mapping[Path, Completed]

    def best(self, folder: Path) -> Terraform:
        """The fastest Terraform that is right for a folder."""
        return self.attached if folder in self.shared else self.terraform


def install(together: Sequence[Path], alone: Sequence[Path], scratch: Path, stack: ExitStack) -> Installation:
    """Installs modules and providers for many folders, with one `init` where that works.

    Args:
        together: root modules below `scratch`'s parent.
        alone: folders that no root module can call without more ado.
        scratch: folder to make, beside them.
        stack: keeps the shared provider running.

    Raises:
        ToolMissingError: there is no Terraform.
        ToolFailedError: Terraform did not start, or did not end in time.
    """
    tf = find()
    shared = _install_together(tf, together, scratch) if together else set()
    served = stack.enter_context(shared_provider.served(scratch, tf.environment)) if shared else {}
    done = {folder: tf.init(folder) for folder in (*together, *alone) if folder not in shared}
    failed = {folder: completed for folder, completed in done.items() if completed.code != 0}
    return Installation(tf, replace(tf, environment={**tf.environment, **served}), shared, failed)


def _install_together(tf: Terraform, folders: Sequence[Path], scratch: Path) -> set[Path]:
    """The folders that a shared `init` was enough for; none of them if one would not resolve."""
    scratch.mkdir()
    calls = (
        f'module "m{number}" {{\n  source = "../{folder.relative_to(scratch.parent).as_posix()}"\n}}\n'
        for number, folder in enumerate(folders)
    )
    (scratch / "main.tf").write_text("".join(calls), encoding="utf-8")
    if tf.init(scratch).code != 0:
        return set()
    return {folder for folder in folders if _share(tf, scratch, folder)}


def _share(tf: Terraform, scratch: Path, folder: Path) -> bool:
    providers, lock = scratch / ".terraform/providers", scratch / ".terraform.lock.hcl"
    if providers.is_dir():
        shutil.copytree(providers, folder / ".terraform/providers", symlinks=True)
    if lock.is_file():
        hashless = _HASHES.sub("", lock.read_text(encoding="utf-8"))
        (folder / lock.name).write_text(hashless, encoding="utf-8")
    return tf.run(folder, "get", no_color=Flag).code == 0


def _without_credentials(environment: Mapping[str, str]) -> dict[str, str]:
    """Nothing here may reach an AWS account: not by variable, file or instance role."""
    kept = {name: value for name, value in environment.items() if not name.startswith("AWS_")}
    nowhere = {"AWS_CONFIG_FILE": "/dev/null", "AWS_SHARED_CREDENTIALS_FILE": "/dev/null"}
    return kept | nowhere | {"AWS_EC2_METADATA_DISABLED": "true", "NO_COLOR": "1"}


def _stop(process: subprocess.Popen[Any]) -> None:
    """Asks first, as Terraform then ends its providers too."""
    process.send_signal(signal.SIGINT)
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
