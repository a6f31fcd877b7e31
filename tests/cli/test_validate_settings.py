"""What the project file and the options of severity, profile and own controls change for hand-written modules."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from .conftest import Said, modsmith

KEY = 'resource "aws_kms_key" "this" {\n  enable_key_rotation = false\n}\n'
OWN = """
from modsmith.controls import Control, Severity, Violation


def check(key, evaluation):
    if not key.is_set("tags.Owner"):
        yield Violation("It has no owner.", at="tags")


CONTROL = Control(
    id="kms-owner", title="A key has an owner.", why="Somebody must answer for it.", source="https://docs.aws.amazon.com/",
    fix="Add the tag Owner.", types=("aws_kms_key",), severity=Severity.HIGH, check=check,
)
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "hand").mkdir()
    (tmp_path / "hand/main.tf").write_text(KEY)
    (tmp_path / "modsmith.toml").write_text("")
    return tmp_path


def validated(project: Path, *options: str) -> tuple[Said, list[dict[str, Any]]]:
    said = modsmith("validate", "hand", "--only", "interface,hcl", "--format", "json", *options, cwd=project)
    return said, json.loads(said.out)["results"][0]["findings"] if said.out else []


def test_fail_on_of_the_command_line_goes_before_that_of_the_project_file(project: Path) -> None:
    (project / "modsmith.toml").write_text('[validate]\nfail_on = "high"\n')
    said, [finding] = validated(project)
    assert (said.code, finding["rule"], finding["fails"]) == (0, "kms-rotation", False)
    assert validated(project, "--fail-on", "medium")[0].code == 2


def test_a_profile_and_a_severity_that_do_not_exist_are_one_error_each(project: Path) -> None:
    said, _ = validated(project, "--profile", "rooot")
    assert (said.code, "Did you mean 'root'?" in said.err) == (1, True)
    assert validated(project, "--fail-on", "severe")[0].code != 0


def test_a_baseline_of_the_project_file_is_used(project: Path) -> None:
    (project / "modsmith.toml").write_text('[validate]\nbaseline = "known.json"\n')
    only = ("validate", "hand", "--only", "interface,hcl")
    assert modsmith(*only, "--write-baseline", "known.json", cwd=project).code == 0
    assert modsmith(*only, cwd=project).code == 0
    (project / "hand/more.tf").write_text(KEY.replace("this", "other"))
    said, [finding] = validated(project)
    assert (said.code, finding["address"]) == (2, "aws_kms_key.other")


def test_own_controls_run_on_hand_written_modules_only_when_asked(project: Path) -> None:
    (project / "controls").mkdir()
    (project / "controls/kms_owner.py").write_text(OWN)
    assert [finding["rule"] for finding in validated(project)[1]] == ["kms-rotation"]
    said, findings = validated(project, "--own-controls")
    assert (said.code, [finding["rule"] for finding in findings]) == (2, ["kms-owner", "kms-rotation"])


def test_own_controls_need_a_project(tmp_path: Path) -> None:
    (tmp_path / "main.tf").write_text(KEY)
    said = modsmith("validate", ".", "--own-controls", cwd=tmp_path)
    assert (said.code, "there is no modsmith.toml here" in " ".join(said.err.split())) == (1, True)
