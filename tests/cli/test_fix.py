"""`modsmith validate --fix`: what it shows, asks, writes and refuses."""

from __future__ import annotations

import json
import os
import pty
import subprocess
from pathlib import Path

import pytest

from modsmith.validate import baseline
from modsmith.validate import run as validation
from modsmith.write import MANIFEST

from .conftest import MODSMITH, Run, environment

KEY = 'resource "aws_kms_key" "this" {\n  enable_key_rotation = false # why\n}\n'
FIXED = KEY.replace("false", "true")
DIFF = "-  enable_key_rotation = false # why\n+  enable_key_rotation = true # why\n"
ONLY = ("--only", "interface,hcl")


@pytest.fixture
def key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A module with a key that fails one control with a fix, and others without."""
    (tmp_path / "key").mkdir()
    (tmp_path / "key" / "main.tf").write_text(KEY)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    return tmp_path / "key" / "main.tf"


def test_without_a_terminal_it_shows_the_difference_and_how_to_write_it(run: Run, key: Path) -> None:
    plain, said = run("validate", "key", *ONLY), run("validate", "key", *ONLY, "--fix")
    assert said.code == plain.code == 2
    assert DIFF in said.out
    assert "key: kms-rotation: aws_kms_key.this: enable_key_rotation = true. AWS charges" in said.out
    assert "1 fix in 1 file; nothing is written: give --yes to write without a question\n" in said.out
    assert "Key rotation is off." in said.out.partition("give --yes")[2]
    assert key.read_text() == KEY


def test_yes_writes_and_the_report_is_of_the_fixed_module(run: Run, key: Path) -> None:
    said = run("validate", "key", *ONLY, "--fix", "--yes")
    assert DIFF in said.out
    assert "wrote 1 fix in 1 file\n" in said.out
    assert "Key rotation is off" not in said.out
    assert key.read_text() == FIXED
    assert "no fix to make\n" in run("validate", "key", *ONLY, "--fix", "--yes").out


@pytest.mark.parametrize("given", [".", "key", "../key"])
def test_git_applies_the_difference_where_the_command_ran(
    run: Run, key: Path, monkeypatch: pytest.MonkeyPatch, given: str
) -> None:
    if given != "key":
        monkeypatch.chdir(key.parent)
    said = run("validate", given, *ONLY, "--fix")
    name = {".": "main.tf"}.get(given, f"{given}/main.tf")
    assert f"--- a/{name}\n+++ b/{name}\n@@ -1,3 +1,3 @@\n" in said.out
    if given == ".":
        diff = said.out[said.out.index("--- a/") : said.out.index("1 fix in")]
        subprocess.run(["git", "apply", "-"], input=diff.encode(), check=True)
        assert key.read_text() == FIXED


@pytest.mark.parametrize(("answer", "text"), [("y\n", FIXED), ("n\n", KEY), ("\n", KEY)])
def test_on_a_terminal_it_asks(key: Path, answer: str, text: str) -> None:
    said = _on_a_terminal(answer, "validate", "key", *ONLY, "--fix")
    assert "Write 1 fix in 1 file? [y/N]:" in said
    assert ("nothing is written" in said) == (text == KEY)
    assert key.read_text() == text


def test_a_report_for_machines_stays_alone_on_standard_output(run: Run, key: Path) -> None:
    said = run("validate", "key", *ONLY, "--fix", "--yes", "--format", "json")
    assert json.loads(said.out)["results"][0]["findings"] == []
    assert said.code == 0
    assert DIFF in said.err
    assert key.read_text() == FIXED


def test_what_is_not_fixed_is_said_with_its_reason(run: Run, key: Path) -> None:
    key.write_text('variable "on" {\n  default = false\n}\n' + KEY.replace("false", "var.on"))
    said = run("validate", "key", *ONLY, "--fix", "--yes")
    assert (
        "not fixed: kms-rotation of aws_kms_key.this: enable_key_rotation = var.on is an expression"
        in said.out
    )
    assert "no fix to make\n" in said.out


def test_what_a_baseline_accepts_is_not_edited(run: Run, key: Path) -> None:
    results = validation.validate([Path("key")], {}, sources=("interface", "hcl"))
    baseline.write(Path("baseline.json"), results)
    said = run("validate", "key", *ONLY, "--fix", "--yes", "--baseline", "baseline.json")
    assert "Key rotation is off" not in said.out
    assert "no fix to make\n" in said.out
    assert key.read_text() == KEY


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        (("--fix", "--plan", "plan.json"), "--fix: a plan is of the module before the edit"),
        (("--fix", "--write-baseline", "b.json"), "--fix: a baseline written in the same run"),
        (("--fix", "--only", "interface"), "--fix: it needs the source hcl"),
        (("--yes",), "--yes: it answers the question of --fix"),
    ],
)
def test_options_that_do_not_go_together_are_an_error(
    run: Run, key: Path, options: tuple[str, ...], problem: str
) -> None:
    said = run("validate", "key", *options)
    assert said.code == 1
    assert problem in said.err
    assert key.read_text() == KEY


def test_a_generated_module_is_refused(run: Run, key: Path) -> None:
    (key.parent / MANIFEST).write_text("{}")
    said = run("validate", "key", *ONLY, "--fix", "--yes")
    assert said.code == 1
    assert "modsmith generates this module" in said.err
    assert "Change the spec of key" in said.err
    assert key.read_text() == KEY


def test_the_same_module_twice_is_edited_once(run: Run, key: Path) -> None:
    said = run("validate", "key", "key", *ONLY, "--fix", "--yes")
    assert "wrote 1 fix in 1 file\n" in said.out
    assert key.read_text() == FIXED


def test_a_hostile_line_cannot_command_the_terminal(run: Run, key: Path) -> None:
    key.write_text(KEY.replace("# why", "# \x1b]0;x\x07 ::error::x"))
    said = run("validate", "key", *ONLY, "--fix")
    assert "\x1b" not in said.out
    assert "::error" not in said.out


def _on_a_terminal(answer: str, *arguments: str) -> str:
    """What the command prints on a terminal of its own, with an answer typed in advance."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [MODSMITH, *arguments], stdin=theirs, stdout=theirs, stderr=theirs, env=environment(NO_COLOR="1")
    )
    os.close(theirs)
    os.write(ours, answer.encode())
    parts: list[bytes] = []
    try:
        while part := os.read(ours, 65536):
            parts.append(part)
    except OSError:  # Linux reports the end so
        pass
    os.close(ours)
    process.wait(timeout=60)
    return b"".join(parts).decode()
