"""`modsmith init`: a project that works, in a new folder, or nothing at all."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from check_jsonschema.builtin_schemas import get_builtin_schema
from jsonschema import Draft7Validator

from modsmith.cli import init as command
from modsmith.project import Project
from modsmith.scaffold import place
from tests.workflow import Runner

from .conftest import Run, environment, modsmith

WEAK = 'resource "aws_sqs_queue" "this" {\n  sqs_managed_sse_enabled = false\n}\n'


@pytest.fixture(autouse=True)
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "empty"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def _files(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()
    }


def test_makes_a_project_that_every_command_works_in(run: Run, empty_folder: Path) -> None:
    said = run("init", "demo")
    assert (said.code, said.err) == (0, "")
    assert "modsmith new module" in said.out
    demo = empty_folder / "demo"
    assert set(_files(demo)) == {
        ".gitattributes",
        ".github/workflows/modsmith.yml",
        ".gitignore",
        ".pre-commit-config.yaml",
        "README.md",
        "cdktf.json",
        "generators/__init__.py",
        "main.py",
        "modsmith.toml",
        "requirements.txt",
        "tests/test_controls.py",
    }
    for arguments in (("generate",), ("generate", "--check"), ("validate",), ("list",)):
        said = modsmith(*arguments, cwd=demo)
        assert (said.code, said.err) == (0, ""), arguments
    assert [path.name for path in empty_folder.iterdir()] == ["demo"]


def test_is_the_same_each_time(run: Run, empty_folder: Path) -> None:
    run("init", "demo")
    first = _files(empty_folder / "demo")
    (empty_folder / "demo").rename(empty_folder / "other")
    run("init", "demo")
    assert _files(empty_folder / "demo") == first
    project_id = json.loads(first["cdktf.json"])["projectId"]
    run("init", "demo2")
    assert json.loads((empty_folder / "demo2/cdktf.json").read_text())["projectId"] != project_id


def test_the_project_file_says_what_was_asked_for(run: Run, empty_folder: Path) -> None:
    options = ("--environments", "test, live", "--namespace", "acme", "--owner", 'the "A" team')
    assert run("init", "demo", *options).code == 0
    project = Project.require(empty_folder / "demo")
    assert project.environments.names == ("test", "live")
    assert project.environments.production == ("live",), "the last, where none is called prod"
    assert (project.namespace, project.owner) == ("acme", 'the "A" team')


def test_the_defaults(run: Run, empty_folder: Path) -> None:
    assert run("init", "demo", "--yes").code == 0
    project = Project.require(empty_folder / "demo")
    assert project.environments.names == ("dev", "staging", "prod")
    assert project.environments.production == ("prod",)
    assert (project.namespace, project.owner) == ("", "demo-team")


@pytest.mark.parametrize(
    "name", ["Demo", "1demo", "a b", "../up", "/etc/x", ".", "", "a--b", "class", "x" * 64]
)
def test_a_name_that_is_not_allowed_is_one_error(run: Run, empty_folder: Path, name: str) -> None:
    said = run("init", "--", name)
    assert said.code == 1
    assert said.err.startswith(f"error: project name: {name!r} ")
    assert said.err.count("\n") == 1
    assert not list(empty_folder.iterdir())


@pytest.mark.parametrize(
    ("option", "value", "problem"),
    [
        ("--environments", "Dev,prod", "--environments: 'Dev' is not the name of an environment."),
        ("--environments", ",", "--environments: is empty."),
        ("--environments", "dev,dev", "--environments: names 'dev' twice."),
        ("--production", "live", "--production: 'live' is not an environment."),
        ("--namespace", "a/b", "--namespace: 'a/b' is not allowed."),
        ("--owner", "a\nb", "--owner: has a character that cannot be printed."),
        ("--owner", " ", "--owner: ' ' is not text."),
    ],
)
def test_a_setting_that_is_not_allowed_is_one_error(
    run: Run, empty_folder: Path, option: str, value: str, problem: str
) -> None:
    said = run("init", "demo", option, value)
    assert said.code == 1
    assert said.err.startswith(f"error: {problem}")
    assert said.err.count("error:") == 1
    assert not list(empty_folder.iterdir())


@pytest.mark.parametrize("kind", ["folder", "empty folder", "file", "link to nowhere"])
def test_what_exists_is_never_overwritten(run: Run, empty_folder: Path, kind: str) -> None:
    target = empty_folder / "demo"
    if kind == "file":
        target.write_text("mine")
    elif kind == "link to nowhere":
        target.symlink_to("nowhere")
    else:
        target.mkdir()
        if kind == "folder":
            (target / "modsmith.toml").write_text("mine")
    before = _files(empty_folder)
    said = run("init", "demo")
    assert said.code == 1
    assert said.err.startswith(
        f"error: {target}: the {'folder' if 'folder' in kind else 'file'} exists already"
    )
    assert _files(empty_folder) == before
    assert [path.name for path in empty_folder.iterdir()] == ["demo"]


@pytest.mark.parametrize("fault", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_nothing_is_left_when_it_fails_half_way(
    run: Run, empty_folder: Path, monkeypatch: pytest.MonkeyPatch, fault: BaseException
) -> None:
    write, written = Path.write_bytes, list[Path]()

    def fail_late(self: Path, *given: bytes) -> int:
        if len(written) == 3:
            raise fault
        written.append(self)
        return write(self, *given)

    monkeypatch.setattr(Path, "write_bytes", fail_late)
    said = run("init", "demo")
    assert said.code == (1 if isinstance(fault, OSError) else 130)
    assert len(written) == 3
    assert not list(empty_folder.iterdir())
    if isinstance(fault, OSError):
        assert "demo: cannot be written: No space left on device." in said.err


def test_the_folder_gets_the_modes_that_a_new_one_gets(empty_folder: Path) -> None:
    (empty_folder / "plain").mkdir()
    place.new_folder(empty_folder / "made", {"a/b.txt": "x"})
    modes = {stat.S_IMODE((empty_folder / name).stat().st_mode) for name in ("plain", "made")}
    assert len(modes) == 1


def test_new_files_leave_nothing_when_one_of_them_cannot_be_written(empty_folder: Path) -> None:
    (empty_folder / "taken").write_text("a file where a folder is needed")
    with pytest.raises(place.WriteError):
        place.new_files(empty_folder, {"new/a.txt": "x", "taken/b.txt": "y"})
    assert [path.name for path in empty_folder.iterdir()] == ["taken"]


def test_on_a_terminal_it_asks_for_what_is_not_given(
    run: Run, empty_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = {"Production": "live", "Namespace in a registry, if any": "acme", "Owner of waivers": "us"}
    asked = []

    def prompt(question: str, *, default: str, **_: object) -> str:
        asked.append((question, default))
        return answers[question]

    monkeypatch.setattr(command, "asks", lambda: True)
    monkeypatch.setattr(command.typer, "prompt", prompt)
    assert run("init", "demo", "--environments", "test,live").code == 0
    assert asked == [
        ("Production", "live"),
        ("Namespace in a registry, if any", ""),
        ("Owner of waivers", "demo-team"),
    ]
    project = Project.require(empty_folder / "demo")
    assert (project.environments.production, project.namespace, project.owner) == (("live",), "acme", "us")
    asked.clear()
    assert run("init", "quiet", "--yes").code == 0
    assert asked == []


def test_a_real_terminal_gets_the_dialogue(empty_folder: Path) -> None:
    pty = pytest.importorskip("pty")
    main, other = pty.openpty()
    process = subprocess.Popen(
        [Path(sys.executable).with_name("modsmith"), "init", "demo"],
        stdin=other,
        stdout=other,
        stderr=other,
        env={**os.environ, "TERM": "dumb"},
    )
    os.close(other)
    os.write(main, b"\n\n\nus\n")
    said = b""
    try:
        while b"new module" not in said:
            said += os.read(main, 4096)
    finally:
        assert process.wait(timeout=30) == 0
        os.close(main)
    assert b"Environments [dev,staging,prod]" in said
    assert Project.require(empty_folder / "demo").owner == "us"


def test_the_workflow_keeps_to_githubs_schema_and_runs_what_the_readme_says(
    run: Run, empty_folder: Path
) -> None:
    run("init", "demo")
    text = (empty_folder / "demo/.github/workflows/modsmith.yml").read_text("utf-8")
    workflow = yaml.safe_load(text.replace("\non:", '\n"on":'))
    Draft7Validator(get_builtin_schema("vendor.github-workflows")).validate(workflow)
    commands = [step["run"] for step in workflow["jobs"]["modules"]["steps"] if "run" in step]
    assert {"modsmith generate --check", "modsmith validate", "pytest"} <= set(commands)


def _workflow(project: Path) -> str:
    return (project / ".github/workflows/modsmith.yml").read_text("utf-8")


@pytest.mark.parametrize("total", [2, 3, 256])
def test_the_workflow_for_several_machines_keeps_to_githubs_schema(
    run: Run, empty_folder: Path, total: int
) -> None:
    assert run("init", "demo", "--shards", str(total)).code == 0
    workflow = yaml.safe_load(_workflow(empty_folder / "demo").replace("\non:", '\n"on":'))
    Draft7Validator(get_builtin_schema("vendor.github-workflows")).validate(workflow)
    shards = workflow["jobs"]["modules"]["strategy"]["matrix"]["shard"]
    assert shards == [f"{number}/{total}" for number in range(1, total + 1)]


@pytest.mark.parametrize("number", ["0", "-1", "257", "two"])
def test_a_number_of_machines_that_cannot_be_is_one_error(run: Run, empty_folder: Path, number: str) -> None:
    said = run("init", "demo", "--shards", number)
    assert said.code == 1
    assert "--shards" in said.err
    assert not list(empty_folder.iterdir())


@pytest.mark.terraform
@pytest.mark.long
def test_the_workflow_for_several_machines_runs(run: Run, empty_folder: Path, tmp_path: Path) -> None:
    """With a module that a spec generates, one by hand that is clean, and one by hand with a finding."""
    run("init", "demo", "--shards", "2")
    demo = empty_folder / "demo"
    assert modsmith("new", "module", "work_queue", cwd=demo).code == 0
    assert modsmith("generate", cwd=demo).code == 0
    for name, text in (("plain", 'output "x" {\n  value = 1\n}\n'), ("weak", WEAK)):
        (demo / "modules" / name).mkdir()
        (demo / "modules" / name / "main.tf").write_text(text)
    (tmp_path / "machines").mkdir()
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    runner = Runner(demo, tmp_path / "machines", environment(PATH=path), ("pip install", "pipx install"))
    jobs = runner.run(_workflow(demo))
    validated = [job.codes["Validate this machine's part of the modules"] for job in jobs["modules"]]
    assert sorted(validated) == [0, 2], [job.log for job in jobs["modules"]]
    [report] = jobs["report"]
    assert {code for step, code in report.codes.items() if step != "Merge the reports"} == {0}, report.log
    assert report.codes["Merge the reports"] == 2
    [(sarif, _)] = report.uploaded
    command = [Path(sys.executable).with_name("modsmith"), "validate", "--format", "sarif"]
    whole = subprocess.run(command, cwd=demo, env=environment(), capture_output=True, text=True, check=False)
    assert (sarif.read_text("utf-8"), whole.stderr) == (whole.stdout, "")
    assert "3 modules: " in report.summary


def test_the_hooks_are_what_pre_commit_takes_and_run(run: Run, empty_folder: Path) -> None:
    run("init", "demo")
    demo = empty_folder / "demo"
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "validate-config", ".pre-commit-config.yaml"],
        cwd=demo,
        env={**os.environ, "PRE_COMMIT_HOME": str(empty_folder / "home")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout + done.stderr) == (0, "")
    hooks = yaml.safe_load((demo / ".pre-commit-config.yaml").read_text("utf-8"))["repos"][0]["hooks"]
    for hook in hooks:
        program, *arguments = hook["entry"].split()
        assert program == "modsmith"
        assert modsmith(*arguments, cwd=demo).code == 0


def test_its_controls_are_tested_by_pytest(run: Run, empty_folder: Path) -> None:
    run("init", "demo")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"],
        cwd=empty_folder / "demo",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert "1 skipped" in done.stdout, "it has none yet"


def test_it_needs_no_other_tool(empty_folder: Path) -> None:
    assert modsmith("init", "demo", PATH="", MODSMITH_TERRAFORM="/none").code == 0
    demo = empty_folder / "demo"
    for what in (("module", "orders"), ("control", "sqs_cost_center")):
        said = modsmith("new", *what, cwd=demo, PATH="", MODSMITH_TERRAFORM="/none", MODSMITH_NODE="/none")
        assert (said.code, said.err) == (0, "")


OUTSIDE = (
    ("generate",),
    ("generate", "--check"),
    ("list",),
    ("show", "queue"),
    ("try", "queue"),
    ("new", "module", "queue"),
    ("new", "control", "sqs_cost_center"),
)


@pytest.mark.parametrize("arguments", OUTSIDE, ids=" ".join)
def test_outside_a_project_commands_say_how_to_start(
    run: Run, empty_folder: Path, arguments: tuple[str, ...]
) -> None:
    said = run(*arguments)
    assert (said.code, said.out) == (1, "")
    assert said.err == (
        f"error: {empty_folder}: there is no modsmith.toml here or in a folder above. "
        "Run `modsmith init NAME` to start a project, or change into one.\n"
    )
    assert not list(empty_folder.iterdir())


def test_outside_a_project_validate_needs_a_folder(run: Run, empty_folder: Path) -> None:
    said = run("validate")
    assert (said.code, said.out) == (1, "")
    assert said.err == (
        f"error: {empty_folder}: there is no modsmith.toml here or in a folder above. "
        "Name the folder of a module, or run `modsmith init NAME` to start a project.\n"
    )


def test_a_project_without_a_module_says_how_to_add_one(run: Run, empty_folder: Path) -> None:
    run("init", "demo")
    for command_ in (("show", "queue"), ("try", "queue"), ("generate", "queue")):
        said = modsmith(*command_, cwd=empty_folder / "demo")
        assert said.code == 1
        assert "There are none; run `modsmith new module NAME` to add one." in said.err
