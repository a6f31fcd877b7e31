"""The image: what its Dockerfile says, and what its steps install, without Docker."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from modsmith.version import __version__
from tests.project import ROOT

from . import dockerfile

STEPS = dockerfile.read((ROOT / "Dockerfile").read_text("utf-8"))
IGNORE = (ROOT / ".dockerignore").read_text("utf-8")
BUILD = [step for step in STEPS if step.stage == 0]
FINAL = [step for step in STEPS if step.stage == 1]
COPIED = [step for step in STEPS if step.name == "COPY" and "--from" not in step.text]
NAMES = {"ARG", "FROM", "WORKDIR", "COPY", "RUN", "LABEL", "ENV", "USER", "ENTRYPOINT", "CMD"}


def test_it_is_built_of_the_instructions_that_this_test_reads() -> None:
    assert {step.name for step in STEPS} == NAMES
    assert max(step.stage for step in STEPS) == 1


def test_the_base_has_a_version_and_both_stages_share_it() -> None:
    [arg] = [step.text for step in STEPS if step.name == "ARG"]
    assert re.fullmatch(r"PYTHON=\d+\.\d+\.\d+-slim-\w+(@sha256:[0-9a-f]{64})?", arg)
    assert {step.text for step in STEPS if step.name == "FROM"} == {
        "python:${PYTHON} AS build",
        "python:${PYTHON}",
    }


def test_it_runs_as_nobody_in_particular_and_holds_no_tools_to_build() -> None:
    [user] = [step.text for step in FINAL if step.name == "USER"]
    assert re.fullmatch(r"[1-9]\d{3,}:[1-9]\d{3,}", user)
    names = [step.name for step in FINAL]
    assert "RUN" not in names
    assert names[-3:] == ["USER", "ENTRYPOINT", "CMD"]
    assert [step.text for step in FINAL if step.name == "COPY"] == [
        "--from=build /opt/modsmith /opt/modsmith"
    ]


def test_every_installation_is_locked_and_leaves_no_cache() -> None:
    commands = [one.strip() for step in BUILD if step.name == "RUN" for one in step.text.split("&&")]
    installing = [one for one in commands if re.search(r"pip (install|wheel)", one)]
    assert len(installing) == 3
    assert all("--no-cache-dir" in one for one in installing)
    assert all("--require-hashes" in one or "--no-deps" in one for one in installing)
    locked = (ROOT / "requirements/docker.txt").read_text("utf-8")
    tested = (ROOT / "requirements/dev.txt").read_text("utf-8")
    versions = re.findall(r"^[\w.\[\],-]+==\S+", locked, re.MULTILINE)
    assert len(versions) > 20
    assert [one for one in versions if f"\n{one}" not in f"\n{tested}"] == []


def test_the_context_holds_what_is_copied_and_nothing_private() -> None:
    for step in COPIED:
        for name in step.sources:
            assert (ROOT / name).exists()
            assert not dockerfile.is_ignored(name, IGNORE)
    assert not dockerfile.is_ignored("modsmith/cli/validate.py", IGNORE)
    for name in (".git/config", ".venv/bin/python", "tests/project.py", "modsmith/__pycache__/x.pyc", ".env"):
        assert dockerfile.is_ignored(name, IGNORE)


@pytest.mark.long
def test_its_steps_install_a_modsmith_that_validates(tmp_path: Path) -> None:
    build, opt = tmp_path / "build", tmp_path / "opt"
    build.mkdir()
    opt.mkdir()
    folders = {"/opt/": f"{opt}/", "/build/": f"{build}/"}
    for step in BUILD:
        if step.name == "COPY":
            _copy(step, build)
        elif step.name == "RUN":
            text = re.sub(r"(?<![\w.])/(?:opt|build)/", lambda found: folders[found[0]], step.text)
            text = text.replace("python -m venv", f"{sys.executable} -m venv")
            done = subprocess.run(["sh", "-c", text], cwd=build, capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stdout + done.stderr
    installed = {path.name for path in (opt / "modsmith/bin").iterdir()}
    assert "modsmith" in installed
    assert "pip" not in installed
    assert list(
        opt.glob("modsmith/lib/python*/site-packages/hcl2/.lark_cache.bin")
    )  # or each run builds the parser
    modsmith = opt / "modsmith/bin/modsmith"
    text = 'resource "aws_sqs_queue" "this" {\n  sqs_managed_sse_enabled = false\n}\n'
    (tmp_path / "queue").mkdir()
    (tmp_path / "queue/main.tf").write_text(text)
    environment = {"PATH": os.defpath, "HOME": "/nonexistent", "MODSMITH_CACHE": "off"}
    said = subprocess.run(
        [modsmith, "--version"], env=environment, capture_output=True, text=True, check=True
    )
    assert said.stdout == f"modsmith {__version__}\n"
    command = [modsmith, "validate", "queue", "--only", "interface,hcl"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (2, "")
    assert "sqs-encryption" in done.stdout


def _copy(step: dockerfile.Instruction, build: Path) -> None:
    target = build / step.text.split()[-1]
    for name in step.sources:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            target.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, target)
