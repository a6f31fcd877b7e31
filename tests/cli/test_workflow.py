"""The GitHub Action and the pre-commit hooks: they parse, name only what is there, and end as `validate` does."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from check_jsonschema.builtin_schemas import get_builtin_schema
from jsonschema import Draft7Validator

from tests.build.conftest import InProject

from .conftest import Run, environment, modsmith

ROOT = Path(__file__).resolve().parents[2]
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]

STUB = """\
#!{python}
import sys
sys.path.insert(0, {root!r})
from pathlib import Path
from dataclasses import replace
from tests.validate.reported import CLEAN, FOUND, LOST
from modsmith.validate import run
kinds = {{"calm": CLEAN, "shop": FOUND, "lost": LOST}}
run.validate = lambda paths, *_, **__: [replace(kinds[path.name], path=str(path)) for path in paths]
from modsmith.cli import main
main()
"""


def test_the_action_keeps_to_githubs_schema() -> None:
    Draft7Validator(get_builtin_schema("vendor.github-actions")).validate(ACTION)


def test_the_actions_inputs_and_outputs_are_those_that_are_used() -> None:
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    assert set(re.findall(r"\binputs\.([a-z-]+)", text)) == set(ACTION["inputs"])
    script = (ROOT / "scripts/action.sh").read_text(encoding="utf-8")
    used = set(re.findall(r"\$\{?(MODSMITH_[A-Z]+)", script))
    assert used == set(STEPS[1]["env"])
    assert all(
        output["value"] == f"${{{{ steps.validate.outputs.{name} }}}}"
        for name, output in ACTION["outputs"].items()
    )


def test_the_action_uses_others_by_their_commit_alone() -> None:
    used = re.findall(r"^ +uses: (.*)$", (ROOT / "action.yml").read_text(encoding="utf-8"), re.MULTILINE)
    assert used
    for one in used:
        assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v[\d.]+", one)


def test_the_action_sets_up_what_it_runs() -> None:
    parts = shlex.split(STEPS[0]["run"])[2:]
    script = (ROOT / "scripts/setup.sh").read_text(encoding="utf-8")
    assert parts == ["venv", "checkov"]
    assert all(f"      {part})" in script for part in parts)


def test_what_the_action_runs_is_sound_shell_and_takes_no_input_as_code() -> None:
    scripts = [step["run"] for step in STEPS if "run" in step] + [
        (ROOT / "scripts/action.sh").read_text(encoding="utf-8")
    ]
    for script in scripts:
        assert subprocess.run(["bash", "-n"], input=script, text=True, check=False).returncode == 0
        assert "${{" not in script


@pytest.fixture
def act(tmp_path: Path) -> Any:
    """The action's step in a workspace of its own; only the judging is stubbed."""
    action, workspace = tmp_path / "action", tmp_path / "workspace"
    (action / "scripts").mkdir(parents=True)
    shutil.copy(ROOT / "scripts/action.sh", action / "scripts")
    (action / ".venv/bin").mkdir(parents=True)
    modsmith = action / ".venv/bin/modsmith"
    modsmith.write_text(STUB.format(python=sys.executable, root=str(ROOT)))
    modsmith.chmod(0o755)
    for name in ("calm", "shop", "lost"):
        (workspace / "modules" / name).mkdir(parents=True)
        (workspace / "modules" / name / "main.tf").write_text("")
    (workspace / ".git").mkdir()
    files = {"GITHUB_OUTPUT": tmp_path / "output", "GITHUB_STEP_SUMMARY": tmp_path / "summary"}

    def call(path: str, **inputs: str) -> tuple[subprocess.CompletedProcess[str], dict[str, str], str]:
        for file in files.values():
            file.write_text("before\n")
        given = {"MODSMITH_PATH": path} | {f"MODSMITH_{name.upper()}": text for name, text in inputs.items()}
        done = subprocess.run(
            ["bash", "-c", STEPS[1]["run"]],
            cwd=workspace,
            env=environment(
                GITHUB_ACTION_PATH=str(action),
                RUNNER_TEMP=str(tmp_path),
                **given,
                **{name: str(file) for name, file in files.items()},
            ),
            capture_output=True,
            text=True,
            check=False,
        )
        outputs = dict(line.split("=", 1) for line in files["GITHUB_OUTPUT"].read_text().splitlines()[1:])
        return done, outputs, files["GITHUB_STEP_SUMMARY"].read_text()

    return call


@pytest.mark.parametrize(
    ("path", "code"), [("modules/calm", 0), ("modules/calm\nmodules/shop\n", 2), ("modules", 1)]
)
def test_the_action_ends_as_validate_does_and_hands_over_its_reports(act: Any, path: str, code: int) -> None:
    done, outputs, summary = act(path)
    assert (done.returncode, done.stderr) == (code, "")
    assert outputs["exit-code"] == str(code)
    assert json.loads(Path(outputs["json"]).read_text())["exit_code"] == code
    assert json.loads(Path(outputs["sarif"]).read_text())["version"] == "2.1.0"
    assert Path(outputs["junit"]).read_text().startswith("<?xml")
    assert summary.startswith("before\n## modsmith validate\n")
    annotations = [line for line in done.stdout.splitlines() if line.startswith("::error ")]
    assert bool(annotations) is bool(code)


def test_no_line_of_a_module_can_command_the_runner(act: Any) -> None:
    lines = act("modules/shop")[0].stdout.splitlines()
    token = re.fullmatch(r"::stop-commands::(modsmith-[0-9a-f]{32})", lines[0])
    assert token
    end = lines.index(f"::{token[1]}::")
    assert any("tables.tf:12" in line for line in lines[:end])
    assert all(line.startswith("::") for line in lines[end:])


def test_the_action_passes_its_inputs_on(act: Any) -> None:
    done, outputs, _ = act("modules/calm", changed="-x")
    assert (done.returncode, outputs) == (1, {"exit-code": "1"})
    assert "'-x': is not a revision" in done.stderr
    assert "none.json: cannot be read" in act("modules/calm", baseline="none.json")[0].stderr
    assert "there is no source 'x'" in act("modules/calm", only="x")[0].stderr
    assert '"format_version"' in act("modules/calm", format="json")[0].stdout
    assert act("--help")[0].returncode == 1


def test_the_action_checks_a_shard_and_merges_them_all(act: Any, tmp_path: Path) -> None:
    for number in (1, 2):
        _, outputs, _ = act("modules", shard=f"{number}/2")
        shutil.copy(outputs["json"], tmp_path / f"workspace/shard {number}.json")
    done, outputs, summary = act("modules", merge="shard *.json\n")
    assert (done.returncode, done.stderr) == (1, ""), "as one run would: one of the modules cannot be checked"
    assert summary.startswith("before\n## modsmith validate\n\n3 modules: ")
    whole = act("modules")[1]
    for name in ("json", "sarif", "junit"):
        assert Path(outputs[name]).read_text() == Path(whole[name]).read_text()
    done, outputs, _ = act("modules", merge="shard 1.json\nnone*.json")
    assert (done.returncode, outputs) == (1, {"exit-code": "1"})
    assert "none*.json: cannot be read" in done.stderr


def test_a_shard_sends_nothing_to_code_scanning() -> None:
    assert "&& !inputs.shard &&" in STEPS[2]["if"], "what is in no report is fixed, for code scanning"


def test_the_hooks_are_what_pre_commit_takes(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "validate-manifest", ROOT / ".pre-commit-hooks.yaml"],
        env={**os.environ, "PRE_COMMIT_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout + done.stderr) == (0, "")
    ids = ["modsmith-validate", "modsmith-validate-hcl", "modsmith-generate-check"]
    assert [hook["id"] for hook in HOOKS] == ids


@pytest.mark.parametrize("hook", HOOKS[:2], ids=lambda hook: hook["id"])
def test_the_hooks_that_validate_run(
    hook: dict[str, Any], run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = [*shlex.split(hook["entry"]), *hook["args"]]
    assert command[0] == "modsmith"
    from tests.validate.test_changed import git  # noqa: PLC0415

    (tmp_path / "modules").mkdir()
    git(tmp_path, "init", "-q")
    git(tmp_path, "commit", "-q", "--allow-empty", "-m", "first")
    monkeypatch.chdir(tmp_path)
    said = run(*command[1:])
    assert (said.code, said.err) == (0, "")
    assert "changed since HEAD" in said.out


def test_the_hook_of_hcl_finds_a_weak_resource_and_needs_no_tool(tmp_path: Path) -> None:
    command = [*shlex.split(HOOKS[1]["entry"]), *HOOKS[1]["args"]]
    from tests.validate.test_changed import git  # noqa: PLC0415

    git(tmp_path, "init", "-q")
    git(tmp_path, "commit", "-q", "--allow-empty", "-m", "first")
    (tmp_path / "modules" / "queue").mkdir(parents=True)
    text = 'resource "aws_sqs_queue" "this" {\n  sqs_managed_sse_enabled = false\n}\n'
    (tmp_path / "modules" / "queue" / "main.tf").write_text(text)
    tools = {"PATH": str(Path(shutil.which("git") or "").parent)}
    said = modsmith(*command[1:], cwd=tmp_path, MODSMITH_TERRAFORM="/none", MODSMITH_CHECKOV="/none", **tools)
    assert (said.code, said.err) == (2, "")
    assert "sqs-encryption" in said.out
    assert "1 of 1 module changed since HEAD; only interface, hcl" in said.out


def test_the_hook_that_checks_what_is_generated_runs(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, in_project: InProject
) -> None:
    command = [*shlex.split(HOOKS[2]["entry"]), *HOOKS[2]["args"]]
    in_project()
    assert run(*command[1:]).code == 2
    assert run("generate", "--out", "modules").code == 0
    said = run(*command[1:])
    assert (said.code, said.err) == (0, "")


def test_the_hooks_look_at_the_files_that_matter() -> None:
    pattern = re.compile(HOOKS[0]["files"])
    for file in (
        "modules/a/main.tf",
        "a.tf.json",
        "x.auto.tfvars",
        "modules/a/tests/d.tftest.hcl",
        ".terraform.lock.hcl",
    ):
        assert pattern.search(file)
    assert not pattern.search("README.md")
