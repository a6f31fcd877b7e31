"""Runs Terraform through python-terraform, with a clean environment and a time limit."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import python_terraform  # type: ignore[import-untyped]

from modsmith.errors import ToolFailedError
from modsmith.tools import processes, provider_mirror, terraform
from modsmith.tools.shared_provider import ServedProvider
from modsmith.tools.tool import executable

PATIENCE = 300
"""Seconds after which a Terraform command has hung."""

Flag = python_terraform.IsFlagged


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
        folder = Path(self.working_dir)
        done = processes.run(command, cwd=folder, env=self._environment, timeout=self._patience)
        return done.returncode, done.stdout, done.stderr


@dataclass(frozen=True)
class Terraform:
    """A Terraform executable with its provider mirror and environment.

    Attributes:
        executable: its path.
        init_arguments: what `init` needs to find the AWS provider.
        environment: the whole environment of every command.
        patience: time limit of one command in seconds.
        provider: a provider that runs already, for commands that would start one.
    """

    executable: Path
    init_arguments: tuple[str, ...]
    environment: Mapping[str, str]
    patience: float = PATIENCE
    provider: ServedProvider | None = None

    def run(self, folder: Path, command: str, *arguments: str, **options: object) -> Completed:
        """One command in one folder; options are spelt as python-terraform wants them.

        Raises:
            ToolFailedError: it did not start, or did not end in time.
        """
        try:
            with ExitStack() as stack:
                environment = dict(self.environment)
                if self.provider:
                    environment |= stack.enter_context(self.provider.serving(folder.absolute(), command))
                process = _Terraform(folder, self.executable, environment, self.patience)
                return Completed(*process.cmd(command, *arguments, **options))
        except subprocess.TimeoutExpired as error:
            problem = f"terraform {command} did not end within {self.patience:g} s"
            raise ToolFailedError(problem, fix="Try again on a machine with less to do") from error
        except OSError as error:
            raise ToolFailedError(f"terraform {command} did not start: {error}", fix=terraform.FIX) from error

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


_ISOLATED = """\
disable_checkpoint = true

provider_installation {{
  {source}
}}
"""


def isolated(home: Path) -> Terraform:
    """Terraform for configuration that nobody vouches for.

    It installs providers of the namespace `hashicorp` alone, from the mirror of this machine or signed by HashiCorp.
    It has no settings, credentials and plugins of the user, and no program on its PATH that could fetch a module.

    Args:
        home: an empty folder to make.

    Raises:
        ToolMissingError: there is none, or a setting names one that is not there.
    """
    tool, mirror = terraform.require(), provider_mirror.find()
    home.mkdir()
    path = f"path = {json.dumps(str(mirror.path))}\n    " if mirror else ""
    method = "filesystem_mirror" if mirror else "direct"
    source = f'{method} {{\n    {path}include = ["hashicorp/*"]\n  }}'
    config = home / "terraform.rc"
    config.write_text(_ISOLATED.format(source=source), "utf-8")
    inherited = terraform.environment()
    kept = {name: value for name, value in inherited.items() if name.upper() in _PASSED_ON}
    own = {"HOME": str(home), "PATH": str(_programs(home / "bin")), "TF_CLI_CONFIG_FILE": str(config)}
    return Terraform(tool.path, (), _without_credentials(terraform.environment(kept) | own))


def _programs(folder: Path) -> Path:
    """A folder with the one program that Terraform starts: `fmt` compares with `diff`."""
    folder.mkdir()
    if diff := executable("diff"):
        (folder / "diff").symlink_to(diff)
    return folder


_PASSED_ON = frozenset(
    {"LANG", "LC_ALL", "TMPDIR", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "SSL_CERT_FILE", "SSL_CERT_DIR"}
)
"""What Terraform needs of the user's environment to download a provider."""


def _without_credentials(environment: Mapping[str, str]) -> dict[str, str]:
    """Nothing here may reach an AWS account: not by variable, file or instance role."""
    kept = {name: value for name, value in environment.items() if not name.startswith("AWS_")}
    nowhere = {"AWS_CONFIG_FILE": "/dev/null", "AWS_SHARED_CREDENTIALS_FILE": "/dev/null"}
    return kept | nowhere | {"AWS_EC2_METADATA_DISABLED": "true", "NO_COLOR": "1"}
