"""`modsmith generate`: what it writes, what it leaves alone, and how it ends."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tests.build.conftest import InProject
from tests.build.sample import FOLDER, edited, with_alias

from .conftest import Run

FILES = {"README.md", "PROOFS.md", "examples/basic/main.tf", "examples/basic/versions.tf"} | {
    f"{name}.tf" for name in ("main", "variables", "outputs", "versions")
}


@pytest.fixture
def out(tmp_path: Path, in_project: InProject) -> Path:
    in_project()
    return tmp_path / "modules"


@pytest.fixture
def written(out: Path, run: Run) -> Path:
    assert run("generate", "--out", out).code == 0
    return out


def files(out: Path) -> dict[str, bytes]:
    """What is there, without what modsmith keeps for itself."""
    found = (path for path in (out / "queue").rglob("*") if path.is_file() and path.name != ".modsmith.json")
    return {path.relative_to(out / "queue").as_posix(): path.read_bytes() for path in found}


def test_it_writes_and_reports_every_file(out: Path, run: Run) -> None:
    said = run("generate", "--out", out)
    assert (said.code, said.err) == (0, "")
    assert set(files(out)) == FILES
    assert all(f"+ queue/{name}" in said.out for name in FILES)
    assert "generated in" in said.out


def test_a_second_run_has_nothing_to_do(written: Path, run: Run) -> None:
    before = {path: path.stat().st_mtime_ns for path in written.rglob("*.tf")}
    said = run("generate", "--out", written)
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("1 module up to date")
    assert {path: path.stat().st_mtime_ns for path in written.rglob("*.tf")} == before


@pytest.mark.parametrize("option", ["--check", "--diff"])
def test_check_and_diff_of_nothing_are_stale_and_write_nothing(out: Path, run: Run, option: str) -> None:
    assert run("generate", option, "--out", out).code == 2
    assert not out.exists()


@pytest.mark.parametrize("option", ["--check", "--diff"])
def test_check_and_diff_of_what_is_fresh(written: Path, run: Run, option: str) -> None:
    said = run("generate", option, "--out", written)
    assert (said.code, said.err) == (0, "")


def test_check_names_the_fix(out: Path, run: Run) -> None:
    assert run("generate", "--check", "--out", out).err == (
        "stale: run `modsmith generate` and commit the changes\n"
    )


def test_a_changed_spec_makes_it_stale_and_diff_shows_how(
    written: Path, run: Run, in_project: InProject
) -> None:
    text = (written / "queue/main.tf").read_text().replace("-queue", "-fila")
    (written.parent / "project/generators/queue/main.py").write_text(edited("main.py", "-queue", "-fila"))
    forget_the_module()
    said = run("generate", "--diff", "--out", written)
    assert said.code == 2
    assert said.out.startswith("--- a/queue/main.tf\n+++ b/queue/main.tf\n@@ ")
    assert '-  name = "${var.project_name}-queue"\n+  name = "${var.project_name}-fila"\n' in said.out
    assert run("generate", "--out", written).code == 0
    assert (written / "queue/main.tf").read_text() == text


def forget_the_module() -> None:
    for name in [name for name in sys.modules if name.startswith("generators.queue")]:
        del sys.modules[name]


def test_a_hand_edit_stops_it_and_the_difference_is_shown(written: Path, run: Run) -> None:
    edit = (written / "queue/main.tf").read_text().replace("-queue", "-mine [bold]")
    (written / "queue/main.tf").write_text(edit)
    (written / "queue/README.md").unlink()
    said = run("generate", "--out", written)
    assert said.code == 1
    assert "error: " in said.err
    assert "edited by hand since then: queue/main.tf" in said.err
    assert "--force" in said.err
    assert '-  name = "${var.project_name}-mine [bold]"\n+  name = "${var.project_name}-queue"\n' in said.err
    assert (written / "queue/main.tf").read_text() == edit
    assert not (written / "queue/README.md").exists(), "all or nothing"


def test_force_takes_ours(written: Path, run: Run) -> None:
    before = files(written)
    (written / "queue/main.tf").write_text("mine")
    assert run("generate", "--check", "--out", written).code == 2
    assert run("generate", "--force", "--out", written).code == 0
    assert files(written) == before


def test_foreign_files_stay_and_a_module_that_left_goes(written: Path, run: Run) -> None:
    (written / "queue/notes.txt").write_text("mine")
    (written / "other").mkdir()
    (written / "other/main.tf").write_text("mine")
    (written.parent / "project/generators/queue/spec.py").unlink()
    assert run("generate", "--check", "--out", written).code == 2
    said = run("generate", "--out", written)
    assert said.code == 0
    assert "- queue/main.tf" in said.out
    assert set(files(written)) == {"notes.txt"}
    assert (written / "other/main.tf").read_text() == "mine"


def test_an_unknown_module(out: Path, run: Run) -> None:
    said = run("generate", "quue", "--out", out)
    assert (said.code, said.out) == (1, "")
    assert said.err == "error: there is no module 'quue'. Did you mean 'queue'?\n"
    assert not out.exists()


def test_a_broken_module_writes_nothing(out: Path, run: Run) -> None:
    (out.parent / "project/generators/queue/main.py").write_text("1 / 0\n")
    said = run("generate", "--out", out)
    assert (said.code, said.out) == (1, "")
    assert said.err == (
        "error: generators/queue/main.py:1: ZeroDivisionError: division by zero. Correct the Python there.\n"
    )
    assert not out.exists()


def test_several_errors_appear_one_per_line(out: Path, run: Run) -> None:
    main = edited("main.py", '{"name": "${var.project_name}-queue"}', '{"nam": "${local.x}"}')
    (out.parent / "project/generators/queue/main.py").write_text(main)
    said = run("generate", "--out", out)
    assert said.code == 1
    assert len(said.err.splitlines()) == 3
    assert all(line.startswith("error: queue") for line in said.err.splitlines())


# what root cannot do either


def as_file(out: Path) -> None:
    out.write_text("")


def as_dead_link(out: Path) -> None:
    out.symlink_to("/proc/nothing")


def as_link_to_a_kernel_folder(out: Path) -> None:
    out.symlink_to("/proc/self")


def with_a_file_for_a_module(out: Path) -> None:
    out.mkdir()
    (out / "queue").write_text("mine")


def with_a_folder_for_a_file(out: Path) -> None:
    (out / "queue/main.tf/mine").mkdir(parents=True)


def with_a_link_for_a_module(out: Path) -> None:
    out.mkdir()
    (out.parent / "elsewhere").mkdir()
    (out / "queue").symlink_to(out.parent / "elsewhere")


@pytest.mark.parametrize(
    "obstacle",
    [
        as_file,
        as_dead_link,
        as_link_to_a_kernel_folder,
        with_a_file_for_a_module,
        with_a_folder_for_a_file,
        with_a_link_for_a_module,
    ],
)
def test_a_folder_that_cannot_be_written(out: Path, run: Run, obstacle: object) -> None:
    assert callable(obstacle)
    obstacle(out)
    said = run("generate", "--out", out)
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith(f"error: {out}") or "/proc/" in said.err
    assert len(said.err.splitlines()) == 1
    assert ". Move " in said.err or ". Check " in said.err or ". Make it" in said.err


def test_an_example_or_a_figure_that_is_missing(out: Path, run: Run) -> None:
    (out.parent / "project/generators/queue/examples/basic.tf").unlink()
    assert "Add generators/queue/examples/basic.tf" in run("generate", "--out", out).err
    (out.parent / "project/generators/queue/examples/basic.tf").write_text('module "queue" {\n}\n')
    (out.parent / "project/generators/queue/prose/10-cost.md").write_text("# Cost\n\n{{ model.PRICE }}\n")
    forget_the_module()
    assert "generators/queue/prose/10-cost.md: UndefinedError" in run("generate", "--out", out).err


def test_a_readme_cannot_go_on_claiming_what_is_no_longer_promised(
    tmp_path: Path, in_project: InProject, run: Run
) -> None:
    promise = (
        'Promise("encryption", "It is encrypted.", ("aws_sqs_queue.*",), {"sqs_managed_sse_enabled": True}),'
    )
    spec = FOLDER["spec.py"].replace("ModuleSpec, Output", "ModuleSpec, Output, Promise")
    spec = spec.replace("    sections", f"    promises=({promise}),\n    sections")
    claim = '# Cost\n\nMessages are encrypted. {{ proved("encryption") }}\n'
    project = in_project(spec_py=spec, prose_10_cost_md=claim)
    out = tmp_path / "modules"
    assert run("generate", "--out", out).code == 0
    assert "Messages are encrypted. [✓](PROOFS.md#promise-encryption)" in (out / "queue/README.md").read_text(
        "utf-8"
    )
    (project.folder / "queue/spec.py").write_text(spec.replace(promise, ""), encoding="utf-8")
    forget_the_module()
    said = run("generate", "--out", tmp_path / "again")
    assert said.code == 1
    assert "generators/queue/prose/10-cost.md:3: cites 'encryption', which is neither a promise" in said.err
    assert not (tmp_path / "again").exists() or not files(tmp_path / "again")


def test_a_module_asks_its_caller_for_a_provider_and_its_example_has_it(
    tmp_path: Path, in_project: InProject, run: Run
) -> None:
    in_project(**with_alias())
    assert run("generate", "--out", tmp_path / "modules").code == 0
    made = {name: content.decode() for name, content in files(tmp_path / "modules").items()}
    assert "configuration_aliases = [aws.replica]" in made["versions.tf"]
    assert "configuration_aliases" not in made["examples/basic/versions.tf"]
    assert "  provider = aws.replica\n" in made["main.tf"]
    assert "    aws.replica = aws.replica\n" in made["README.md"]
    assert "- Provider configuration `aws.replica`. " in made["README.md"]


def test_show_lists_the_providers_that_callers_pass(in_project: InProject, run: Run) -> None:
    in_project(**with_alias())
    assert "aws.replica" in run("show", "queue").out
    shown = json.loads(run("show", "queue", "--format", "json").out)
    assert shown["provider_aliases"] == [{"name": "aws.replica", "purpose": "The queue is there."}]
