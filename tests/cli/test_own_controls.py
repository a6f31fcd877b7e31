"""Controls of a project: found beside modsmith's own, and only in the project that the command runs in."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from modsmith import project
from modsmith.validate.control import shipped
from tests.build.conftest import InProject

from .conftest import Run, modsmith

CONTROL = """\
from modsmith.controls import Control, Violation


def check(queue, evaluation):
    if not queue.is_set("tags.CostCenter"):
        yield Violation("It has no tag CostCenter.", at="tags")


CONTROL = Control(
    id="sqs-cost-center",
    title="A queue has the tag CostCenter.",
    why="Without it nobody pays for the queue.",
    source="",
    fix="Add the tag.",
    types=("aws_sqs_queue",),
    check=check,
)
"""
HCL = ("--only", "interface,hcl")
WithControls = Callable[..., Path]


@pytest.fixture
def with_controls(in_project: InProject) -> WithControls:
    """Writes the sample's project with these controls, file name without `.py` to text, and works in it."""

    def use(**controls: str) -> Path:
        root = in_project().project.root
        (root / "controls").mkdir()
        for name, text in controls.items():
            (root / "controls" / f"{name}.py").write_text(text, "utf-8")
        return root

    return use


def _module(folder: Path, tags: str) -> Path:
    folder.mkdir(parents=True)
    text = f'resource "aws_sqs_queue" "this" {{\n  name = "x"\n{tags}}}\n'
    (folder / "main.tf").write_text(text, "utf-8")
    return folder


def test_passes_on_one_module_and_fails_on_another(run: Run, with_controls: WithControls) -> None:
    root = with_controls(sqs_cost_center=CONTROL)
    good = _module(root / "modules" / "good", '  tags = { CostCenter = "42" }\n')
    bad = _module(root / "modules" / "bad", '  tags = { Owner = "me" }\n')
    assert "sqs-cost-center" not in run("validate", good, *HCL).out
    said = run("validate", bad, *HCL)
    assert said.code == 2
    assert "It has no tag CostCenter." in said.out
    assert "Add the tag." in said.out
    assert "main.tf:3" in said.out


def test_show_and_the_readme_list_it(run: Run, with_controls: WithControls) -> None:
    root = with_controls(sqs_cost_center=CONTROL)
    assert run("generate").code == 0
    assert "sqs-cost-center" in run("show", "queue", "--controls").out
    assert "sqs-cost-center" in (root / "modules/queue/PROOFS.md").read_text("utf-8")


def test_a_changed_control_makes_modules_stale(with_controls: WithControls) -> None:
    root = with_controls(sqs_cost_center=CONTROL)
    assert modsmith("generate", cwd=root).code == 0
    assert modsmith("generate", "--check", cwd=root).code == 0
    changed = CONTROL.replace("A queue has the tag CostCenter.", "Every queue has a payer.")
    (root / "controls/sqs_cost_center.py").write_text(changed, "utf-8")
    assert modsmith("generate", "--check", cwd=root).code == 2


def test_none_is_loaded_from_a_folder_that_is_validated(
    run: Run, with_controls: WithControls, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = with_controls(sqs_cost_center=CONTROL, sqs_boom='raise RuntimeError("executed")\n')
    _module(root / "modules" / "bad", "")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    with project.using(None):
        said = run("validate", root / "modules" / "bad", *HCL)
    assert said.code == 2
    assert "CostCenter" not in said.out
    assert "executed" not in said.out + said.err


def test_reports_describe_it(run: Run, with_controls: WithControls) -> None:
    root = with_controls(sqs_cost_center=CONTROL)
    bad = _module(root / "modules" / "bad", "")
    [report] = json.loads(run("validate", bad, *HCL, "--format", "sarif").out)["runs"]
    rules = {rule["id"]: rule for rule in report["tool"]["driver"]["rules"]}
    assert rules["sqs-cost-center"]["shortDescription"]["text"] == "A queue has the tag CostCenter."
    found = json.loads(run("validate", bad, *HCL, "--format", "json").out)
    assert "sqs-cost-center" in json.dumps(found)


def test_its_folder_is_a_python_package_of_its_own(run: Run, with_controls: WithControls) -> None:
    root = with_controls()
    for value, problem in (
        ("my-controls", "is not the name of a Python package"),
        ("modules", "the same folder"),
    ):
        (root / "modsmith.toml").write_text(f'controls = "{value}"\n', "utf-8")
        said = run("generate")
        assert said.code == 1
        assert problem in said.err


BROKEN = {
    "no control": ("sqs_x", "", "controls/sqs_x.py: has no CONTROL. Write CONTROL = Control(...)"),
    "another thing": ("sqs_x", "CONTROL = 1\n", "controls/sqs_x.py: CONTROL is not a Control."),
    "another name": (
        "sqs_other",
        CONTROL,
        "controls/sqs_other.py: calls itself 'sqs-cost-center'. Write id=\"sqs-other\", or rename the file",
    ),
    "a name that is taken": (
        "sqs_tls",
        CONTROL.replace("sqs-cost-center", "sqs-tls"),
        "controls/sqs_tls.py: modsmith has a control 'sqs-tls' already. Choose another id",
    ),
    "text for types": (
        "sqs_cost_center",
        CONTROL.replace('("aws_sqs_queue",)', '"aws_sqs_queue"'),
        "controls/sqs_cost_center.py: names no resource types.",
    ),
    "syntax": ("sqs_x", "def check(:\n", "controls/sqs_x.py:1: SyntaxError: "),
    "an import": ("sqs_x", "\nimport nothing_of_that_name\n", "controls/sqs_x.py:2: ModuleNotFoundError: "),
    "an unknown keyword": (
        "sqs_x",
        CONTROL.replace("why=", "because="),
        "controls/sqs_x.py:9: TypeError: Control.__init__() got an unexpected",
    ),
}


@pytest.mark.parametrize(("name", "text", "error"), BROKEN.values(), ids=BROKEN)
def test_a_broken_one_is_one_error_that_names_the_file(
    run: Run, with_controls: WithControls, name: str, text: str, error: str
) -> None:
    root = with_controls(**{name: text})
    bad = _module(root / "modules" / "bad", "")
    for command in (("validate", bad, *HCL), ("generate",)):
        said = run(*command)
        assert said.code == 1
        assert said.err.startswith(f"error: {error}")
        assert said.err.count("error:") == 1
    assert not (root / "modules/queue").exists()


FAULTS = {
    "raises": ('    queue.at("x").y', "controls/sqs_cost_center.py:5: AttributeError: "),
    "yields text": (
        '    yield "No tag."',
        "controls/sqs_cost_center.py: the check yields 'No tag.'",
    ),
}


@pytest.mark.parametrize(("line", "problem"), FAULTS.values(), ids=FAULTS)
def test_a_fault_in_a_check_names_its_file(
    run: Run, with_controls: WithControls, line: str, problem: str
) -> None:
    body = CONTROL.partition("    if not")[0] + line + "\n\n\n" + CONTROL[CONTROL.index("CONTROL = ") :]
    root = with_controls(sqs_cost_center=body)
    said = run("validate", _module(root / "modules" / "bad", ""), *HCL)
    assert said.code == 1
    assert problem in said.out
    assert "modsmith failed" not in said.out


def test_a_check_may_return_nothing(run: Run, with_controls: WithControls) -> None:
    body = (
        CONTROL.partition("    if not")[0] + "    return None\n\n\n" + CONTROL[CONTROL.index("CONTROL = ") :]
    )
    root = with_controls(sqs_cost_center=body)
    assert "sqs-cost-center" not in run("validate", _module(root / "modules" / "bad", ""), *HCL).out


def test_a_project_without_controls_has_modsmiths(in_project: InProject) -> None:
    from modsmith.controls import project_controls  # noqa: PLC0415

    root = in_project().project.root
    assert project_controls(root) == []
    assert "sqs-tls" in shipped()
