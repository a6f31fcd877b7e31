"""`modsmith import`: what it writes, says and returns."""

from __future__ import annotations

from pathlib import Path

import pytest

from modsmith import cli
from modsmith.project import Project

from . import hand_written

TOPIC = 'resource "aws_sns_topic" "this" {\n  name = "orders"\n}\n'


def test_a_module_is_imported_generated_and_fresh(
    project: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = hand_written.write(tmp_path / "terraform-aws-hand-written")
    assert cli.run(["import", str(folder), "--no-plans"]) == 0
    said = capsys.readouterr().out
    assert "created generators/hand_written with" in said
    assert "the generated module says the same" in said
    assert "not compared: not asked for" in said
    assert "variables.tf:3: var.name and 1 more: the description now ends in a full stop" in said
    assert cli.run(["generate"]) == 0
    assert cli.run(["generate", "--check"]) == 0
    assert (project.modules / "hand_written/modules/inner/main.tf").read_text() == hand_written.INNER


@pytest.mark.parametrize("place", ["generators", "modules"])
def test_what_exists_is_not_touched(
    project: Project, tmp_path: Path, place: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (project.root / place / "topic").mkdir(parents=True)
    folder = hand_written.only(tmp_path / "topic", TOPIC)
    assert cli.run(["import", str(folder), "--no-plans"]) == 1
    assert "the folder exists already" in capsys.readouterr().err
    assert [*(project.root / place / "topic").iterdir()] == []


def test_what_is_not_carried_is_exit_code_2(
    project: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = hand_written.only(tmp_path / "topic", f'provider "aws" {{}}\n\n{TOPIC}')
    assert cli.run(["import", str(folder), "--no-plans", "--name", "orders"]) == 2
    said = capsys.readouterr().out
    assert "not carried (1)\n  main.tf:1: provider.aws: a module has no provider configuration" in said
    assert (project.generators / "orders/main.py").is_file()


def test_plans_are_not_compared_without_terraform(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("modsmith.tools.terraform.find", lambda: None)
    assert cli.run(["import", str(hand_written.only(tmp_path / "topic", TOPIC))]) == 0
    assert "not compared: there is no Terraform on this machine" in capsys.readouterr().out
