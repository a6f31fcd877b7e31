"""`modsmith new`: a module and a control that work at once, or nothing at all."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from modsmith.cli import new as command
from modsmith.emulator.root import open_root
from modsmith.emulator.server import Emulator
from tests.build.conftest import InProject
from tests.machine import need_mirror, need_terraform
from tests.project import ROOT

from .conftest import MODSMITH, Run, environment, modsmith

HCL = ("--only", "interface,hcl")
MOST_LINES = 60
"""Of Python, for a queue with its dead-letter queue, key, policies and alarms, its spec included."""


@pytest.fixture
def demo(in_project: InProject, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project that `modsmith init` made."""
    in_project()  # forgets at its end what was imported
    monkeypatch.chdir(tmp_path)
    assert run("init", "demo").code == 0
    monkeypatch.chdir(tmp_path / "demo")
    return tmp_path / "demo"


def _files(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_a_new_module_is_generated_fresh_and_clean_by_its_hcl(run: Run, demo: Path) -> None:
    said = run("new", "module", "work_queue")
    assert (said.code, said.err) == (0, "")
    assert "modsmith validate modules/work_queue" in said.out
    for arguments in (("generate",), ("generate", "--check"), ("validate", "modules/work_queue", *HCL)):
        said = run(*arguments)
        assert (said.code, said.err) == (0, ""), said.out
    assert "work_queue" in run("list").out
    tree = set(_files(demo / "modules/work_queue"))
    assert {
        "main.tf",
        "README.md",
        "PROOFS.md",
        "examples/basic/main.tf",
        "examples/complete/main.tf",
    } <= tree
    assert "tests/defaults.tftest.hcl" in tree


def test_the_cdktf_app_of_the_project_builds_it(run: Run, demo: Path, tmp_path: Path) -> None:
    run("new", "module", "work_queue")
    app = json.loads((demo / "cdktf.json").read_text("utf-8"))["app"]
    assert app == "python main.py"
    done = subprocess.run(
        [sys.executable, "main.py"],
        cwd=demo,
        env={**os.environ, "CDKTF_OUTDIR": str(tmp_path / "out")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "out/stacks/work_queue/cdk.tf.json").is_file()


def test_its_python_is_short(run: Run, demo: Path) -> None:
    run("new", "module", "work_queue")
    files = (demo / "generators/work_queue").glob("*.py")
    lines = sum(len(file.read_text("utf-8").splitlines()) for file in files)
    assert lines <= MOST_LINES


def test_any_allowed_name_works(run: Run, demo: Path) -> None:
    names = ["q", "orders", "a1_b2", "x" * 30]
    for name in names:
        assert run("new", "module", name).code == 0
    assert run("generate").code == 0
    assert run("validate", *(f"modules/{name}" for name in names), *HCL).code == 0


@pytest.mark.parametrize("options", [(), ("--environments", "test,live"), ("--environments", "one")])
def test_it_fits_the_projects_environments(
    run: Run, demo: Path, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...]
) -> None:
    monkeypatch.chdir(demo.parent)
    assert run("init", "other", *options).code == 0
    root = demo.parent / "other"
    for arguments in (
        ("new", "module", "work_queue"),
        ("generate",),
        ("validate", "modules/work_queue", *HCL),
    ):
        said = modsmith(*arguments, cwd=root)
        assert (said.code, said.err) == (0, ""), said.out
    example = (root / "modules/work_queue/examples/basic/main.tf").read_text("utf-8")
    first = (options[1] if options else "dev").partition(",")[0]
    assert f'default     = "{first}"' in example


TITLE = """Orders "to do" \\ {{ x }} ${y}"""


def test_texts_that_are_given_stand_in_the_readme(run: Run, demo: Path) -> None:
    summary = "It holds 'what' is \"left\" to do; C:\\new. It is encrypted, and alarms watch it."
    assert run("new", "module", "orders", "--title", TITLE, "--summary", summary).code == 0
    spec = ast.parse((demo / "generators/orders/spec.py").read_text("utf-8"))
    texts = {node.value for node in ast.walk(spec) if isinstance(node, ast.Constant)}
    assert {TITLE, summary} <= texts
    assert run("generate").code == 0
    readme = (demo / "modules/orders/README.md").read_text("utf-8")
    assert readme.startswith(f"# {TITLE}\n")
    assert summary in readme


NAMES = {
    "Work": "'Work' is not allowed",
    "work-queue": "'work-queue' is not allowed",
    "1queue": "'1queue' is not allowed",
    "../up": "'../up' is not allowed",
    "a b": "'a b' is not allowed",
    "": "'' is not allowed",
    "_x": "'_x' is not allowed",
    "x_": "'x_' is not allowed",
    "queué": "'queué' is not allowed",
    "class": "'class' is a keyword of Python",
    "import": "'import' is a keyword of Python",
    "shared": "'shared' is the folder for what several generators share",
    "x" * 31: f"'{'x' * 31}' has 31 characters",
}


@pytest.mark.parametrize(("name", "problem"), NAMES.items(), ids=NAMES)
def test_a_module_name_that_is_not_allowed(run: Run, demo: Path, name: str, problem: str) -> None:
    before = _files(demo)
    said = run("new", "module", "--", name)
    assert said.code == 1
    assert said.err.startswith(f"error: module name: {problem}. ")
    assert said.err.count("\n") == 1
    assert _files(demo) == before


@pytest.mark.parametrize("place", ["generators", "modules"])
def test_a_module_that_exists_is_never_overwritten(run: Run, demo: Path, place: str) -> None:
    (demo / place / "orders").mkdir(parents=True)
    (demo / place / "orders" / "mine.txt").write_text("mine")
    before = _files(demo)
    said = run("new", "module", "orders")
    assert said.code == 1
    assert said.err.startswith(f"error: {demo / place / 'orders'}: the folder exists already.")
    assert _files(demo) == before


@pytest.mark.parametrize(
    ("option", "value", "problem"),
    [
        ("--example", "sqss", "--example: there is no example 'sqss'. Did you mean 'sqs'?"),
        ("--title", " ", "--title: ' ' is not a line of text."),
        ("--title", "a\nb", "--title: 'a\\nb' is not a line of text."),
        ("--summary", "A queue", "--summary: 'A queue' does not end in a full stop."),
    ],
)
def test_an_option_that_is_not_allowed(run: Run, demo: Path, option: str, value: str, problem: str) -> None:
    before = _files(demo)
    said = run("new", "module", "orders", option, value)
    assert said.code == 1
    assert said.err.startswith(f"error: {problem}")
    assert _files(demo) == before


def test_on_a_terminal_it_asks_for_title_and_summary(
    run: Run, demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def prompt(question: str, *, default: str) -> str:
        asked.append(question)
        return "Orders" if question == "Title" else default

    monkeypatch.setattr(command, "asks", lambda: True)
    monkeypatch.setattr(command.typer, "prompt", prompt)
    assert run("new", "module", "orders").code == 0
    assert asked == ["Title", "Summary"]
    assert 'title="Orders"' in (demo / "generators/orders/spec.py").read_text("utf-8")
    assert run("new", "module", "others", "--yes").code == 0
    assert asked == ["Title", "Summary"]


def test_what_is_written_passes_ruff_and_mypy(run: Run, demo: Path, tmp_path: Path) -> None:
    (tmp_path / "path").mkdir()
    (tmp_path / "path" / "modsmith").symlink_to(ROOT / "modsmith")  # mypy finds no editable install
    run("new", "module", "work_queue")
    run("new", "control", "sqs_cost_center")
    tools = Path(sys.executable).parent
    checked = ["generators", "controls", "main.py", "tests"]
    config = ROOT / "pyproject.toml"
    for arguments in (
        ["ruff", "check", "--config", config, "--ignore", "D,S101,INP", *checked],
        ["ruff", "format", "--check", "--config", config, *checked],
        ["mypy", "--strict", *checked],
    ):
        done = subprocess.run(
            [tools / arguments[0], *arguments[1:]],
            cwd=demo,
            env={**os.environ, "MYPYPATH": str(tmp_path / "path")},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr


def test_a_new_control_comes_with_a_fixture_that_passes(run: Run, demo: Path) -> None:
    said = run("new", "control", "sqs_cost_center")
    assert (said.code, said.err) == (0, "")
    assert {"controls/sqs_cost_center.py", "tests/controls/sqs_cost_center.tf"} <= set(_files(demo))
    assert _pytest(demo).returncode == 0
    control = demo / "controls/sqs_cost_center.py"
    control.write_text(control.read_text("utf-8").replace("if not resource", "if resource"), "utf-8")
    done = _pytest(demo)
    assert done.returncode == 1
    assert "aws_sqs_queue.pass_tag at sqs_cost_center.tf:2: expected 'pass', got 'fail'" in done.stdout
    (demo / "tests/controls/sqs_cost_center.tf").write_text('\nresource "a" {{{\n', "utf-8")
    assert "sqs_cost_center.tf:2: a block is not closed" in _pytest(demo).stdout
    (demo / "tests/controls/sqs_cost_center.tf").unlink()
    assert "sqs_cost_center.tf: cannot be read. Write a fixture there" in _pytest(demo).stdout


def _pytest(root: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist"],
        cwd=root,
        env={name: value for name, value in os.environ.items() if not name.startswith("PYTEST")},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_new_control_fails_on_a_module_without_the_tag_and_passes_on_one_with_it(
    run: Run, demo: Path
) -> None:
    run("new", "module", "work_queue")
    run("new", "control", "sqs_cost_center")
    run("generate")
    found = modsmith("validate", "modules/work_queue", *HCL, cwd=demo)
    assert found.code == 2
    assert "It has no tag CostCenter." in found.out
    assert "sqs-cost-center" in modsmith("show", "work_queue", "--controls", cwd=demo).out
    tagged = demo / "modules" / "tagged"
    tagged.mkdir()
    text = (demo / "modules/work_queue/main.tf").read_text("utf-8")
    tagged_text, count = re.subn(r"(?m)^(\s*)Project( +)= var", r'\1CostCenter = "x"\n\1Project\2= var', text)
    assert count == 1
    (tagged / "main.tf").write_text(tagged_text, "utf-8")
    for name in ("variables.tf", "versions.tf"):
        (tagged / name).write_bytes((demo / "modules/work_queue" / name).read_bytes())
    passed = modsmith("validate", "modules/tagged", *HCL, cwd=demo)
    assert "CostCenter" not in passed.out
    assert passed.code == 0, passed.out


def test_a_new_control_of_another_type_and_tag(run: Run, demo: Path) -> None:
    said = run("new", "control", "sns_owner", "--type", "aws_sns_topic", "--tag", "Owner")
    assert (said.code, said.err) == (0, "")
    assert _pytest(demo).returncode == 0


CONTROLS = {
    ("tags",): "control name: 'tags' is not allowed. Write the service and what the control asks for",
    ("Sqs_tag",): "control name: 'Sqs_tag' is not allowed.",
    ("sqs-tag",): "control name: 'sqs-tag' is not allowed.",
    ("sqs_tls",): "control name: there is a control 'sqs-tls' already.",
    ("sqs_x", "--tag", "a.b"): "--tag: 'a.b' is not allowed.",
    ("sqs_x", "--type", "aws_sqs_que"): (
        "--type: provider 5.100.0 has no resource type 'aws_sqs_que'. Did you mean 'aws_sqs_queue'?"
    ),
    ("sns_x", "--type", "aws_sns_topic_policy"): "--type: aws_sns_topic_policy has no tags.",
}


@pytest.mark.parametrize(("arguments", "problem"), CONTROLS.items(), ids=map(" ".join, CONTROLS))
def test_a_control_that_is_not_allowed(
    run: Run, demo: Path, arguments: tuple[str, ...], problem: str
) -> None:
    before = _files(demo)
    said = run("new", "control", *arguments)
    assert said.code == 1
    assert said.err.startswith(f"error: {problem}")
    assert said.err.count("error:") == 1
    assert _files(demo) == before


def test_files_of_a_control_are_never_overwritten(run: Run, demo: Path) -> None:
    (demo / "tests/controls").mkdir()
    (demo / "tests/controls/sqs_x.tf").write_text("mine")
    before = _files(demo)
    said = run("new", "control", "sqs_x")
    assert said.code == 1
    assert "sqs_x.tf: the file exists already." in said.err
    assert _files(demo) == before
    assert not (demo / "controls").exists()


def test_controls_go_where_the_project_has_them(run: Run, demo: Path) -> None:
    file = demo / "modsmith.toml"
    text = file.read_text("utf-8").replace('controls = "controls"', 'controls = "policy/checks"')
    file.write_text(text, "utf-8")
    (demo / "tests/test_controls.py").unlink()
    assert run("new", "control", "sqs_cost_center").code == 0
    assert (demo / "policy/checks/sqs_cost_center.py").is_file()
    assert _pytest(demo).returncode == 0


@pytest.fixture
def tools() -> None:
    need_terraform()
    need_mirror()


@pytest.mark.terraform
def test_a_new_module_passes_every_check(demo: Path, tools: None, tmp_path: Path) -> None:
    assert modsmith("new", "module", "work_queue", cwd=demo).code == 0
    assert modsmith("generate", cwd=demo).code == 0
    checked = subprocess.run(
        [MODSMITH, "validate", "modules/work_queue"],
        cwd=demo,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert "terraform test" in checked.stdout


@pytest.mark.terraform
@pytest.mark.long
@pytest.mark.parametrize("example", ["basic", "complete"])
def test_a_new_module_can_be_applied_and_a_second_plan_is_empty(
    demo: Path, tools: None, tmp_path: Path, example: str
) -> None:
    modsmith("new", "module", "work_queue", cwd=demo)
    modsmith("generate", cwd=demo)
    with Emulator() as emulator:
        root = open_root(emulator, demo / "modules", f"work_queue/examples/{example}", tmp_path / "work")
        root.apply()
        assert root.pending() == ""
        root.destroy()
        assert emulator.leftovers() == []
