from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

# The real environment, read before `empty_machine` changes it; without what names a tool or changes make.
ENVIRONMENT = {
    name: value
    for name, value in os.environ.items()
    if not name.startswith(("MODSMITH_", "JSII_", "MAKE", "MFLAGS"))
}
PATH = ENVIRONMENT["PATH"]
ROOT = Path(__file__).parents[2]


def run(*command: str | Path, at: Path, path: str = PATH) -> str:
    """What a command says on both streams; an AssertionError with it if it fails."""
    done = subprocess.run(
        command,
        cwd=at,
        env=ENVIRONMENT | {"PATH": path},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


def test_help_lists_every_target() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    listed = re.findall(r"^make (\S+) +\S", run("make", "help", at=ROOT), re.MULTILINE)
    assert targets == set(listed)


def test_plain_make_is_make_help() -> None:
    assert run("make", at=ROOT) == run("make", "help", at=ROOT)


def test_locks_and_settings_name_no_index() -> None:
    files = [*(ROOT / "requirements").glob("*"), ROOT / "package-lock.json", ROOT / ".npmrc"]
    named = {
        file.name for file in files if re.search(r"--index|--find-links|\"resolved\"|://", file.read_text())
    }
    assert named == set()


def test_every_lock_has_its_hashes() -> None:
    for lock in (ROOT / "requirements").glob("*.txt"):
        pins = re.split(r"^(?=\S+==)", lock.read_text(), flags=re.MULTILINE)[1:]
        assert pins
        assert [pin.split()[0] for pin in pins if "--hash=sha256:" not in pin] == []


CDKTF = """
import os
from modsmith.tools import node
os.environ |= node.node_environment()
import cdktf
print(cdktf.TerraformStack(cdktf.App(), "x").to_terraform()["//"]["metadata"]["stackName"])
"""

CONFIGURATION = """
terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

resource "aws_kms_key" "this" {
  enable_key_rotation = true
}
"""

TERRAFORM = """
import subprocess
from modsmith.tools import provider_mirror, terraform
print(terraform.require().path)
init = ["init", *provider_mirror.init_arguments(provider_mirror.find())]
for arguments in (init, ["validate", "-no-color"]):
    subprocess.run([terraform.require().path, *arguments], env=terraform.environment(), check=True)
"""


@pytest.mark.long
@pytest.mark.terraform
def test_a_fresh_clone_on_a_machine_with_neither_node_nor_terraform(tmp_path: Path) -> None:
    """Really installs what stands in for them, and lets CDKTF and Terraform run on it."""
    path = machine_without({"node", "npm", "npx", "nodejs", "terraform"}, tmp_path / "machine")
    clone, root_module = tmp_path / "clone", tmp_path / "root"
    python = clone / ".venv/bin/python"
    run("git", "clone", "--quiet", ROOT, clone, at=tmp_path)
    run("make", "setup", at=clone, path=path)
    again = run("make", "setup", at=clone, path=path)
    assert again == "no npm on this machine: the cdktf command is not installed and its tests are skipped\n"
    assert run("git", "status", "--porcelain", at=clone) == ""
    assert run(python, "-c", CDKTF, at=clone, path=path) == "x\n"
    root_module.mkdir()
    (root_module / "main.tf").write_text(CONFIGURATION)
    said = run(python, "-c", TERRAFORM, at=root_module, path=path)
    assert str(clone / ".venv/bin/modsmith-terraform") in said
    assert "Success! The configuration is valid." in said


def machine_without(names: set[str], folder: Path) -> str:
    """A PATH with all commands of this machine but these, and this Python as its python3."""
    folder.mkdir()
    (folder / "python3").symlink_to(Path(sys.executable).resolve())
    for entry in (Path(entry) for entry in PATH.split(os.pathsep)):
        for file in entry.iterdir() if entry.is_dir() else ():
            usable = file.name not in names and not file.name.startswith("python")
            if usable and not (folder / file.name).exists() and shutil.which(file):
                (folder / file.name).symlink_to(file)
    return str(folder)
