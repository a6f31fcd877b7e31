"""A folder is executed only if its files are, byte for byte, what a spec of the project generates."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from modsmith.errors import ToolMissingError
from modsmith.validate import run, workspace
from modsmith.validate.results.finding import ModuleResult, Outcome, Source
from modsmith.validate.trust import Difference, Level, Permissions, differences
from modsmith.write import MANIFEST, Tree
from modsmith.write import manifest as manifests
from tests.machine import need_mirror, need_terraform

from . import sample

TREE: Tree = {name: text.encode() for name, text in sample.FILES.items() if text is not None}
EXECUTED: tuple[Source, ...] = ("terraform test", "plan")


@pytest.fixture
def module(tmp_path: Path) -> Path:
    """The sample as `modsmith generate` writes it."""
    folder = sample.write(tmp_path / "sample")
    (folder / MANIFEST).write_bytes(manifests.render(TREE))
    return folder


def validate(module: Path, *sources: Source, **options: object) -> ModuleResult:
    options = {"generated": {module: TREE}, **options}
    [result] = run.validate([module], {module: sample.SPEC}, sources=sources, **options)  # type: ignore[arg-type]
    return result


def reasons(result: ModuleResult) -> dict[str, str]:
    return {str(source): reason for source, reason in result.not_asked}


def test_a_folder_that_is_what_its_spec_generates_is_trusted(module: Path) -> None:
    assert list(differences(module, TREE)) == []
    assert Permissions({module: TREE}).of(module).level is Level.GENERATED


def test_what_terraform_leaves_behind_is_not_a_difference(module: Path) -> None:
    (module / ".terraform/providers").mkdir(parents=True)
    (module / ".terraform/providers/x").write_text("")
    for name in (
        ".terraform.lock.hcl",
        "examples/basic/.terraform.lock.hcl",
        "examples/basic/terraform.tfstate",
    ):
        (module / name).write_text("")
    assert list(differences(module, TREE)) == []


def _linked(folder: Path) -> None:
    (folder / "main.tf").rename(folder / "main.txt")
    (folder / "main.tf").symlink_to("main.txt")


def _linked_folder(folder: Path) -> None:
    (folder / "tests").rename(folder.parent / "tests")
    (folder / "tests").symlink_to("../tests")


EDITS: dict[str, tuple[Callable[[Path], object], list[Difference]]] = {
    "a file more": (lambda f: (f / "zz.tf").write_text(""), [Difference("zz.tf", "foreign")]),
    "a hidden file more": (lambda f: (f / "tests/.y").write_text(""), [Difference("tests/.y", "foreign")]),
    "a pipe more": (lambda f: os.mkfifo(f / "pipe"), [Difference("pipe", "foreign")]),
    "a space more": (lambda f: (f / "main.tf").open("a").write(" "), [Difference("main.tf", "changed")]),
    "a file less": (lambda f: (f / "outputs.tf").unlink(), [Difference("outputs.tf", "missing")]),
    "a link to the same text": (_linked, [Difference("main.tf", "changed"), Difference("main.txt", "foreign")]),
    "a link to the same folder": (
        _linked_folder,
        [Difference("tests", "foreign"), Difference("tests/sample.tftest.hcl", "missing")],
    ),
    "another manifest": (lambda f: (f / MANIFEST).write_text("{}"), [Difference(MANIFEST, "changed")]),
    "no manifest": (lambda f: (f / MANIFEST).unlink(), [Difference(MANIFEST, "missing")]),
}  # fmt: skip


@pytest.mark.parametrize("edit", EDITS)
def test_whatever_differs_is_a_finding_and_nothing_is_executed(module: Path, edit: str) -> None:
    change, expected = EDITS[edit]
    change(module)
    assert list(differences(module, TREE)) == expected
    result = validate(module, "interface", "generated", *EXECUTED)
    found = [finding for finding in result.findings if finding.rule == "not-generated"]
    assert [(one.source, one.where) for one in found] == [("generated", one.path) for one in expected]
    assert reasons(result).keys() == set(EXECUTED)
    assert all(expected[0].path in reason for reason in reasons(result).values())
    assert result.outcome is Outcome.FINDINGS


def test_the_fix_of_an_edit_is_to_generate_and_that_of_a_foreign_file_to_move_it(module: Path) -> None:
    (module / "zz.tf").write_text("")
    (module / "main.tf").write_text("")
    fixes = {one.where: one.fix for one in validate(module, "generated").findings}
    assert fixes == {
        "main.tf": "Run `modsmith generate`.",
        "zz.tf": "Move it out of the module's folder.",
    }


def test_an_edit_is_found_though_only_a_source_that_executes_is_asked_for(module: Path) -> None:
    (module / "zz.tf").write_text("")
    assert [one.where for one in validate(module, "plan").findings] == ["zz.tf"]


@pytest.mark.parametrize("sources", [("interface",), ("interface", "hcl"), ("interface", "fmt")])
def test_the_interface_finds_a_foreign_file_by_the_manifest_alone(
    module: Path, sources: tuple[Source, ...]
) -> None:
    if "fmt" in sources:
        need_terraform()
    (module / "zz.tf").write_text("")
    result = validate(module, *sources, generated={})
    assert [(one.source, one.where) for one in result.findings] == [("interface", "zz.tf")]


def test_a_module_without_a_manifest_has_no_foreign_file(module: Path) -> None:
    (module / MANIFEST).unlink()
    (module / "zz.tf").write_text("")
    assert validate(module, "interface", generated={}).findings == ()


def test_what_cannot_be_built_is_a_fault_and_nothing_is_executed(module: Path) -> None:
    why = "there is no Node.js on this machine"
    result = validate(module, "interface", "generated", *EXECUTED, generated={}, not_built={module: why})
    assert [(one.source, why in one.problem) for one in result.could_not_run] == [("generated", True)]
    assert all(why in reason for reason in reasons(result).values())


def test_a_module_of_no_spec_is_not_executed_and_the_report_says_why(module: Path) -> None:
    [result] = run.validate([module], {}, sources=("interface", "generated", *EXECUTED))
    assert reasons(result)["generated"] == "no spec of this project generates the module"
    for source in EXECUTED:
        assert "give --run-tests if the module is your own" in reasons(result)[source]
    assert result.could_not_run == ()


def test_a_generated_module_is_written_from_its_spec_and_not_copied(module: Path, tmp_path: Path) -> None:
    """Between the comparison and the run the folder may change: what runs is what was compared."""
    trust = Permissions({module: TREE}).of(module)
    (module / "main.tf").write_text("resource")
    copy = workspace.copy(module, tmp_path / "slot", trust, {module: TREE})
    assert (copy.folder / "main.tf").read_bytes() == TREE["main.tf"]


def test_a_module_that_calls_one_that_no_spec_generates_is_not_trusted(module: Path) -> None:
    tree = {**TREE, "more.tf": b'module "x" {\n  source = "../other"\n}\n'}
    (module / "more.tf").write_bytes(tree["more.tf"])
    (module / MANIFEST).write_bytes(manifests.render(tree))
    other = sample.write(module.parent / "other")
    permissions = Permissions({module: tree})
    trust = permissions.of_all(module, workspace.needed(module))
    assert (trust.level, "other, which it calls" in trust.reason) == (Level.UNTRUSTED, True)
    (other / MANIFEST).write_bytes(manifests.render(TREE))
    both = Permissions({module: tree, other: TREE})
    assert both.of_all(module, workspace.needed(module)).level is Level.GENERATED


@pytest.mark.terraform
def test_what_is_generated_is_executed(module: Path) -> None:
    need_mirror()
    result = validate(module, "generated", *EXECUTED)
    assert (result.findings, result.could_not_run, result.not_asked) == ((), (), ())
    assert {ran.source: ran.detail for ran in result.ran}["terraform test"] == "1 runs passed"


@pytest.mark.terraform
def test_run_tests_executes_a_module_of_ones_own_without_a_spec(module: Path) -> None:
    need_mirror()
    (module / MANIFEST).unlink()
    [result] = run.validate([module], {}, sources=("terraform validate", *EXECUTED), run_tests=True)
    assert (result.could_not_run, result.not_asked) == ((), ())
    assert {ran.source for ran in result.ran} == {"terraform validate", *EXECUTED}


def test_a_tool_that_is_optional_and_missing_is_not_run(
    module: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("modsmith.tools.checkov.find", lambda: None)
    result = validate(module, "interface", "checkov", optional=("checkov",))
    assert "pipx install checkov" in reasons(result)["checkov"]
    assert result.outcome is Outcome.CLEAN
    required = validate(module, "interface", "checkov")
    assert [(one.source, "pipx install checkov" in one.fix) for one in required.could_not_run] == [
        ("checkov", True)
    ]


def test_a_setting_that_names_no_checkov_is_a_fault(module: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MODSMITH_CHECKOV", "/nowhere")
    result = validate(module, "interface", "checkov", optional=("checkov",))
    assert [one.source for one in result.could_not_run] == ["checkov"]


def test_without_terraform_the_fault_says_how_to_do_without(
    module: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing() -> None:
        raise ToolMissingError("there is no Terraform on this machine", fix="Install Terraform")

    monkeypatch.setattr("modsmith.tools.terraform.require", missing)
    result = validate(module, "fmt")
    [fault] = [one for one in result.could_not_run if one.source == "fmt"]
    assert "--only interface,hcl" in fault.fix
