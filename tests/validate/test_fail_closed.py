"""What cannot run is never OK: tools that are missing, crash, hang or say nothing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from modsmith.errors import ToolFailedError
from modsmith.tools import provider_mirror, terraform_cli
from modsmith.validate import run
from modsmith.validate.checkov import command
from modsmith.validate.results.finding import ModuleResult, Outcome, Source, exit_code

from . import sample
from .conftest import Tool

TERRAFORM: tuple[Source, ...] = ("fmt", "terraform validate", "terraform test")


def validate(folder: Path, *asked: Source) -> ModuleResult:
    module = sample.write(folder / "sample")
    [result] = run.validate([module], {module: sample.SPEC}, sources=asked, run_tests=True)
    return result


def test_without_terraform_its_three_witnesses_could_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MODSMITH_TERRAFORM", str(tmp_path / "nowhere"))
    result = validate(tmp_path, "interface", *TERRAFORM)
    assert [ran.source for ran in result.ran] == ["interface"]
    assert {fault.source for fault in result.could_not_run} == set(TERRAFORM)
    assert all("MODSMITH_TERRAFORM" in fault.problem and fault.fix for fault in result.could_not_run)
    assert exit_code([result]) == 1


@pytest.mark.terraform
def test_without_mirror_and_network_the_missing_provider_is_said_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(provider_mirror, "find", lambda: None)
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")  # nobody listens there
    result = validate(tmp_path, "terraform validate", "terraform test")
    assert {fault.source for fault in result.could_not_run} == {"terraform validate", "terraform test"}
    for fault in result.could_not_run:
        assert fault.problem.startswith("The AWS provider is not on this machine")
        assert "MODSMITH_PROVIDER_MIRROR" in fault.fix


def test_without_checkov_there_is_no_verdict(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MODSMITH_CHECKOV", str(tmp_path / "nowhere"))
    result = validate(tmp_path, "interface", "checkov")
    assert [fault.source for fault in result.could_not_run] == ["checkov"]
    assert result.outcome is Outcome.COULD_NOT_RUN


@pytest.mark.parametrize(
    ("script", "words"),
    [
        ("echo 'Traceback: boom' >&2; exit 1", "boom"),
        ("kill -9 $$", "exit code -9"),
        ("echo '{\"results\": {'", "no report"),
        ("echo '[]'", "no report"),
        ("exit 0", "no report"),
    ],
)
def test_a_checkov_that_crashes_or_says_nothing_is_a_fault(
    tmp_path: Path, fake_checkov: Tool, script: str, words: str
) -> None:
    fake_checkov(script)
    [fault] = validate(tmp_path, "checkov").could_not_run
    assert words in fault.problem


def test_a_checkov_that_looked_at_nothing_is_a_fault(tmp_path: Path, fake_checkov: Tool) -> None:
    fake_checkov('echo \'{"passed": 0, "failed": 0, "checkov_version": "3.0.0"}\'')
    [fault] = validate(tmp_path, "checkov").could_not_run
    assert "Checkov checked no resource" in fault.problem


def test_checkov_is_run_offline_and_without_anybodys_settings(
    tmp_path: Path, fake_checkov: Tool, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("BC_API_KEY", "not-for-checkov")
    monkeypatch.setenv("CKV_IGNORED_DIRECTORIES", "modules")
    fake_checkov('env > env.txt; echo "$@" > arguments.txt; echo \'{"checkov_version": "3.0.0"}\'')
    command.scan(tmp_path, home)
    seen = (home / "env.txt").read_text(encoding="utf-8")
    assert "BC_SKIP_MAPPING=TRUE" in seen
    assert "CKV_SKIP_PACKAGE_UPDATE_CHECK=TRUE" in seen
    assert "BC_API_KEY" not in seen
    assert "CKV_IGNORED_DIRECTORIES" not in seen
    arguments = (home / "arguments.txt").read_text(encoding="utf-8").split()
    assert "--skip-download" in arguments
    assert "--download-external-modules" not in arguments


def test_settings_of_checkov_in_a_module_are_not_obeyed(tmp_path: Path, fake_checkov: Tool) -> None:
    module = sample.write(tmp_path / "sample", {".checkov.yaml": "skip-check: [CKV_AWS_27]\n"})
    fake_checkov('ls -A "$4"/0 >&2; exit 7')
    [result] = run.validate([module], {module: sample.SPEC}, sources=["checkov"])
    assert "main.tf" in result.could_not_run[0].problem
    assert ".checkov.yaml" not in result.could_not_run[0].problem


@pytest.mark.parametrize(
    ("script", "words"),
    [
        ("echo boom >&2; exit 1", "boom"),
        ("echo '{\"valid\": true'", "nothing readable"),
        ("exit 0", "nothing readable"),
    ],
)
def test_a_terraform_that_crashes_or_says_nothing_is_a_fault(
    tmp_path: Path, fake_terraform: Tool, script: str, words: str
) -> None:
    fake_terraform(f'case "$1" in init|get) exit 0;; esac\n{script}')
    result = validate(tmp_path, *TERRAFORM)
    by_witness = {fault.source: fault.problem for fault in result.could_not_run}
    assert words in by_witness["terraform validate"]
    assert "no summary" in by_witness["terraform test"]


def test_a_provider_that_is_gone_is_not_the_modules_fault(tmp_path: Path, fake_terraform: Tool) -> None:
    said = '{"severity": "error", "summary": "Failed to load plugin schemas", "detail": "Gone."}'
    script = f"""case "$1" in init|get) exit 0;; esac; echo '{{"diagnostics": [{said}]}}'; exit 1"""
    fake_terraform(script)
    result = validate(tmp_path, "terraform validate")
    assert result.findings == ()
    assert "Failed to load plugin schemas: Gone" in result.could_not_run[0].problem


def test_an_init_that_blames_the_machine_is_a_fault(tmp_path: Path, fake_terraform: Tool) -> None:
    fake_terraform("echo 'Error: Failed to query available provider packages' >&2; exit 1")
    result = validate(tmp_path, "terraform validate", "terraform test")
    assert {fault.source for fault in result.could_not_run} == {"terraform validate", "terraform test"}
    assert "Failed to query available provider packages" in result.could_not_run[0].problem


def test_a_terraform_that_hangs_is_stopped(tmp_path: Path, fake_terraform: Tool) -> None:
    executable = fake_terraform("exec sleep 60")
    hanging = terraform_cli.Terraform(executable, (), {"PATH": os.environ["PATH"]}, patience=0.2)
    with pytest.raises(ToolFailedError, match=r"did not end within 0\.2 s"):
        hanging.run(tmp_path, "validate")


def test_terraform_gets_no_credentials(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIAEXAMPLE")
    monkeypatch.setenv("AWS_PROFILE", "production")
    environment = terraform_cli.find().environment
    assert "AWS_ACCESS_KEY_ID" not in environment
    assert "AWS_PROFILE" not in environment
    assert environment["AWS_EC2_METADATA_DISABLED"] == "true"


def test_nothing_is_written_into_the_users_folder(tmp_path: Path, fake_terraform: Tool) -> None:
    fake_terraform("mkdir -p .terraform; touch .terraform.lock.hcl; exit 1")
    module = sample.write(tmp_path / "sample")
    before = sorted(module.rglob("*"))
    run.validate([module], {module: sample.SPEC}, sources=["terraform validate"])
    assert sorted(module.rglob("*")) == before


def test_a_folder_of_another_name_is_held_against_the_spec_that_is_asked_for(tmp_path: Path) -> None:
    copy = sample.write(tmp_path / "copy", variables_tf=("default     = {}", 'default     = { a = "b" }'))
    [stranger] = run.validate([copy], {}, sources=["interface"])
    [named] = run.validate([copy], {copy: sample.SPEC}, sources=["interface"])
    assert (stranger.has_spec, stranger.findings) == (False, ())
    assert (named.module, [finding.rule for finding in named.findings]) == ("sample", ["input-default"])


def test_a_folder_of_modules_stands_for_each_of_them(tmp_path: Path) -> None:
    for name in ("b", "a"):
        sample.write(tmp_path / name)
    (tmp_path / "notes").mkdir()
    assert [result.module for result in run.validate([tmp_path], {}, sources=["interface"])] == ["a", "b"]


def test_progress_tells_start_and_end_of_each_witness(tmp_path: Path) -> None:
    steps: list[run.Step] = []
    module = sample.write(tmp_path / "sample")
    run.validate([module], {module: sample.SPEC}, sources=["interface"], progress=steps.append)
    assert [(step.source, step.done) for step in steps] == [("interface", False), ("interface", True)]
