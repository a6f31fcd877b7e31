"""`modsmith validate --shard` and `modsmith merge-reports`: all shards together say what one run says."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from modsmith.project import current, using
from modsmith.validate import run as validation
from modsmith.validate.report.formats import Format
from modsmith.validate.report.json import SCHEMA
from modsmith.validate.results.finding import ModuleResult, Ran
from tests.validate.reported import CLEAN, FOUND, LOST
from tests.validate.test_changed import git

from .conftest import Run, modsmith

KINDS = {"calm": CLEAN, "shop": FOUND, "lost": LOST}
WEAK = 'resource "aws_sqs_queue" "{}" {{\n  sqs_managed_sse_enabled = false\n}}\n'


def add(name: str, resources: int) -> None:
    """A module whose name says what is found in it."""
    folder = Path("modules") / name
    folder.mkdir(parents=True)
    (folder / "main.tf").write_text("".join(WEAK.format(f"q{n}") for n in range(resources)))


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which what validate finds depends on the module's name alone."""

    def check(paths: Iterable[Path], *_: Any, **__: Any) -> list[ModuleResult]:
        results = []
        for path in paths:
            known = KINDS[path.name.rstrip("0123456789")]
            findings = tuple(replace(one, module=path.name) for one in known.findings)
            results.append(replace(known, path=str(path), module=path.name, findings=findings))
        return results

    monkeypatch.setattr(validation, "validate", check)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def shards(run: Run, total: int, *options: str) -> list[Path]:
    """Runs all shards; returns their reports."""
    files = [Path(f"shard-{number}.json") for number in range(1, total + 1)]
    for number, file in enumerate(files, 1):
        said = run("validate", *options, "--shard", f"{number}/{total}", "--report", f"json={file}")
        assert said.err == ""
        assert said.code == json.loads(file.read_text())["exit_code"]
    return files


def both(run: Run, total: int, *options: str, seen: Callable[[str], str] = str) -> None:
    """Compares what all shards together say with what one run says, in every format."""
    files = shards(run, total, *options)
    whole = [f"--report={format_}=whole.{format_}" for format_ in Format]
    merged = [f"--report={format_}=merged.{format_}" for format_ in Format]
    one = run("validate", *options, *whole)
    together = run("merge-reports", *files[::-1], *merged)
    assert (together.code, together.err, seen(together.out)) == (one.code, one.err, seen(one.out))
    for format_ in Format:
        texts = (Path(f"{name}.{format_}").read_text("utf-8") for name in ("merged", "whole"))
        assert len({seen(text) for text in texts}) == 1, format_


def timeless(text: str) -> str:
    """A report without the seconds that a source took, which are of each run."""
    return re.sub(r'("seconds": |time="|, )\d+\.\d+(?=,|"| s: )', r"\1", text)


@pytest.mark.parametrize("seed", range(12))
def test_all_shards_together_say_what_one_run_says(house: Path, run: Run, seed: int) -> None:
    random = Random(seed)  # noqa: S311 - not for secrets
    for number in range(random.randint(1, 7)):
        add(f"{random.choice([*KINDS])}{number}", random.randint(0, 5))
    both(run, random.randint(1, 5), "modules")


def test_the_baseline_counts_as_in_one_run(house: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(4):
        add(f"shop{number}", 4 - number)
    check: Callable[..., list[ModuleResult]] = validation.validate
    assert run("validate", "modules", "--write-baseline", "known.json").code == 0
    known = json.loads(Path("known.json").read_text())
    assert len(known["sources"]) == 4
    both(run, 3, "modules", "--baseline", "known.json")
    known["sources"] = {name: ["fmt"] for name in known["sources"]}
    Path("known.json").write_text(json.dumps(known))

    def changed(paths: Iterable[Path], *_: Any, **__: Any) -> list[ModuleResult]:
        """Some findings are gone, so that entries are stale, and others are of a source that did not run."""
        ran = tuple(Ran(source, 0.1, "") for source in ("fmt", "checkov", "hcl", "terraform test"))
        results = []
        for result in check(paths):
            findings = [one for one in result.findings if one.rule != "CKV_AWS_27"]
            new = replace(findings[0], message=f"New in {result.module}.")
            results.append(replace(result, ran=ran, findings=(*findings, new)))
        return results

    monkeypatch.setattr(validation, "validate", changed)
    both(run, 3, "modules", "--baseline", "known.json")
    said = run("validate", "modules", "--baseline", "known.json").out
    assert said.count("not found any more") == 4
    assert "on 4 modules" in " ".join(said.split()), "what shards say is summed up again"


def test_only_what_was_touched_is_split(house: Path, run: Run) -> None:
    for number in range(5):
        add(f"shop{number}", number)
    git(house, "init", "-q", "-b", "main")
    git(house, "add", "-A")
    git(house, "commit", "-qm", "first")
    for number in (1, 3, 4):
        Path(f"modules/shop{number}/main.tf").write_text("# changed\n")
    both(run, 2, "modules", "--changed", "main")
    said = run("validate", "modules", "--changed", "main", "--shard", "2/2")
    assert "3 of 5 modules changed since main; shard 2/2 has 1 of 3 modules" in said.out
    git(house, "checkout", "-q", "--", ".")
    both(run, 2, "modules", "--changed", "main")


def test_the_modules_of_a_project_are_split_over_checkouts_in_other_places(
    house: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("shop1", "shop2", "calm3"):
        add(name, 1)
    Path("modsmith.toml").write_text('owner = "us"\n')
    files = [house / f"{number}.json" for number in (1, 2)]
    for number, file in enumerate(files, 1):
        checkout = house / f"machine{number}"
        shutil.copytree(house / "modules", checkout / "modules")
        shutil.copy(house / "modsmith.toml", checkout)
        monkeypatch.chdir(checkout)
        assert run("validate", "--shard", f"{number}/2", "--report", f"json={file}").err == ""
    monkeypatch.chdir(house)
    for format_ in Format:
        merged, whole = (
            run("merge-reports", *files, "--format", format_),
            run("validate", "--format", format_),
        )
        assert (merged.code, merged.err, merged.out) == (whole.code, "", whole.out)


def test_a_shard_without_a_module_is_a_success_and_says_so(house: Path, run: Run) -> None:
    add("shop1", 1)
    said = run("validate", "modules", "--shard", "2/3")
    assert (said.code, said.err) == (0, "")
    assert said.out == "shard 2/3 has none of 1 module: nothing to check\n0 modules\n"
    for format_ in Format:
        assert run("validate", "modules", "--shard", "2/3", "--format", format_).code == 0


def test_the_report_of_a_shard_keeps_to_the_schema(house: Path, run: Run) -> None:
    for name in ("shop1", "calm1"):
        add(name, 1)
    run("validate", "modules/shop1", "--write-baseline", "known.json")
    validator = Draft202012Validator(json.loads(SCHEMA.read_text()))
    for file in shards(run, 3, "modules", "--baseline", "known.json"):
        data = json.loads(file.read_text())
        validator.validate(data)
        assert "known.json" not in json.dumps(data["results"])
        assert [result["path"] for result in data["results"]] == [
            data["shard"]["modules"][n] for n in data["shard"]["positions"]
        ]


@pytest.fixture
def reports(house: Path, run: Run) -> list[Path]:
    """The reports of three shards of a run that found something."""
    for number in range(4):
        add(f"shop{number}", 4 - number)
    git(house, "init", "-q", "-b", "main")
    git(house, "add", "-A")
    git(house, "commit", "-qm", "first")
    return shards(run, 3, "modules")


def refused(run: Run, *files: Path) -> str:
    said = run("merge-reports", *files, "--report", "sarif=out.sarif")
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("error: ")
    assert len(said.err.splitlines()) == 1
    assert not Path("out.sarif").exists()
    return said.err


def test_a_shard_that_is_missing_or_there_twice_is_refused(run: Run, reports: list[Path]) -> None:
    assert "of 3 shards, there is no report of 2." in refused(run, reports[0], reports[2])
    assert "of 3 shards, there is no report of 1, 3." in refused(run, reports[1])
    assert "shard-1.json: is shard 1/3, and so is shard-1.json" in refused(
        run, reports[0], reports[0], reports[1]
    )
    assert "No such file" in refused(run, *reports, Path("shard-4.json"))


def test_shards_of_another_total_are_refused(run: Run, reports: list[Path]) -> None:
    run("validate", "modules", "--shard", "2/2", "--report", "json=other.json")
    said = refused(run, reports[0], Path("other.json"), reports[2])
    assert "other.json: is one of 2 shards, and shard-1.json one of 3" in said


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--fail-on", "critical"), "other options (--fail-on is 'critical', not 'low')"),
        (("--only", "hcl"), "other options (--only is 'hcl', not '')"),
        (("--profile", "root"), "other options (--profile is 'root', not '')"),
        (("--require-all",), "other options (--require-all is 'true', not 'false')"),
        (("modules/shop0",), "other modules"),
    ],
)
def test_a_shard_with_other_options_is_refused(
    run: Run, reports: list[Path], options: tuple[str, ...], words: str
) -> None:
    run("validate", "modules", *options, "--shard", "2/3", "--report", "json=shard-2.json")
    said = refused(run, *reports)
    assert f"shard-2.json: is not of the same run as shard-1.json: {words}" in said


@pytest.mark.parametrize(
    "change", ["module", "new file", "called module", "project file", "baseline", "commit"]
)
def test_a_shard_of_other_files_is_refused(house: Path, run: Run, change: str) -> None:
    add("shop1", 2)
    add("shop2", 1)
    called = Path("shared/main.tf")
    called.parent.mkdir()
    called.write_text("")
    Path("modules/shop2/call.tf").write_text('module "m" {\n  source = "../../shared"\n}\n')
    git(house, "init", "-q", "-b", "main")
    Path("modsmith.toml").write_text('owner = "us"\n')
    run("validate", "modules/shop1", "--write-baseline", "known.json")
    with using(current()):
        options = ("modules", "--baseline", "known.json")
        files = shards(run, 2, *options)
        if change == "module":
            Path("modules/shop2/main.tf").write_text("# other\n")
        elif change == "new file":
            Path("modules/shop2/more.auto.tfvars").write_text("")
        elif change == "called module":
            called.write_text("# other\n")
        elif change == "project file":
            Path("modsmith.toml").write_text('owner = "them"\n')
        elif change == "baseline":
            Path("known.json").write_text(Path("known.json").read_text() + "\n")
        else:
            git(house, "commit", "-q", "--allow-empty", "-m", "second")
        said = refused(run, *files)
        what = "another commit (" if change == "commit" else "other contents of the files"
        assert f"the reports are not of the files here: {what}" in said
        run("validate", *options, "--shard", "2/2", "--report", f"json={files[1]}")
        assert f"shard-2.json: is not of the same run as shard-1.json: {what}" in refused(run, *files)


def test_what_runs_leave_behind_is_no_other_content(run: Run, reports: list[Path]) -> None:
    Path("modules/shop1/.terraform/modules/x").mkdir(parents=True)
    Path("modules/shop1/.terraform/modules/x/main.tf").write_text("# downloaded\n")
    Path("modules/shop1/.terraform.lock.hcl").write_text("# locked\n")
    assert run("merge-reports", *reports).code == 2


def test_a_report_of_another_version_is_refused(run: Run, reports: list[Path]) -> None:
    text = reports[1].read_text()
    reports[1].write_text(re.sub(r'"version": "[^"]+"', '"version": "0.0.9"', text))
    assert "shard-2.json: is from modsmith 0.0.9, and this is " in refused(run, *reports)


NOT_A_REPORT = {
    "empty": ("", "is not JSON"),
    "text": ("all is well", "is not JSON"),
    "deep": ("[" * 100_000, "is not JSON"),
    "list": ("[]", "is not a report of modsmith validate"),
    "SARIF": ('{"version": "2.1.0", "runs": []}', "is not a report of modsmith validate"),
    "no shard": ('{"format_version": "2.2", "results": []}', "is a report without --shard"),
}


@pytest.mark.parametrize("kind", NOT_A_REPORT)
def test_a_file_that_is_no_report_of_a_shard_is_refused(run: Run, reports: list[Path], kind: str) -> None:
    text, words = NOT_A_REPORT[kind]
    reports[2].write_text(text)
    assert f"shard-3.json: {words}" in refused(run, *reports)


EDITS: dict[str, Callable[[Any], object]] = {
    "exit code": lambda data: data.update(exit_code=0),
    "a finding that no longer fails": lambda data: data["results"][0]["findings"][0].update(fails=False),
    "no findings": lambda data: data["results"][0].update(findings=[]),
    "outcome": lambda data: data["results"][0].update(outcome="clean"),
    "another field": lambda data: data["results"][0].update(more=1),
    "a field less": lambda data: data["results"][0].pop("matrix"),
    "a severity that is none": lambda data: data["results"][0]["findings"][0].update(severity="bad"),
    "no text": lambda data: data["results"][0]["findings"][0].update(message=None),
    "no number": lambda data: data["shard"].update(number="x"),
    "no shard": lambda data: data["shard"].pop("positions"),
    "no list": lambda data: data.update(results={"a": 1}),
}


@pytest.mark.parametrize("edit", EDITS)
def test_a_report_that_was_edited_is_refused(run: Run, reports: list[Path], edit: str) -> None:
    data = json.loads(reports[1].read_text())
    EDITS[edit](data)
    reports[1].write_text(json.dumps(data))
    assert "shard-2.json: is not what modsmith validate writes for these results" in refused(run, *reports)


def test_results_of_other_modules_than_the_shard_has_are_refused(run: Run, reports: list[Path]) -> None:
    first, second = (json.loads(file.read_text()) for file in reports[:2])
    first["shard"]["positions"], second["shard"]["positions"] = (
        second["shard"]["positions"],
        first["shard"]["positions"],
    )
    for file, data in zip(reports, (first, second), strict=False):
        file.write_text(json.dumps(data))
    assert "the report of shard 1/3 holds other modules than it says" in refused(run, *reports)
    second["shard"]["positions"] = first["shard"]["positions"]
    reports[1].write_text(json.dumps(second))
    assert "the shards do not hold every module exactly once" in refused(run, *reports)
    second["shard"]["positions"] = [-1]
    reports[1].write_text(json.dumps(second))
    assert "the shards do not hold every module exactly once" in refused(run, *reports)
    first["results"] *= 2
    first["shard"]["positions"], second["shard"]["positions"] = ([0], [1])
    for file, data in zip(reports, (first, second), strict=False):
        file.write_text(json.dumps(data))
    assert "shard-1.json: is not what modsmith validate writes" in refused(run, *reports)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--shard", "4/3"), "--shard: '4/3' is not a shard"),
        (("--shard", "one"), "--shard: 'one' is not a shard"),
        (("--shard", "1/2", "--write-baseline", "b.json"), "--shard: does not go with --write-baseline"),
        (("--shard", "1/2", "--fix"), "--shard: does not go with --fix"),
        (("--shard", "1/2", "--plan", "p.json"), "--shard: does not go with --plan"),
    ],
)
def test_a_wrong_option_is_one_error_and_costs_no_run(
    house: Path, run: Run, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...], words: str
) -> None:
    add("calm1", 1)
    Path("p.json").write_text("{}")
    monkeypatch.setattr(validation, "validate", None)
    said = run("validate", "modules", *options)
    assert (said.code, said.out) == (1, "")
    assert words in said.err
    assert len(said.err.splitlines()) == 1
    assert not Path("b.json").exists()


def test_the_projects_own_controls_are_described_as_in_one_run(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("init", "demo").code == 0
    monkeypatch.chdir(tmp_path / "demo")
    assert modsmith("new", "control", "sqs_cost_center").code == 0, (
        "in a process of its own: controls are loaded once"
    )
    for name in ("a", "b"):
        add(name, 1)
    both(run, 2, "--own-controls", "--only", "hcl", "--profile", "complete", seen=timeless)
    said = run("merge-reports", "shard-1.json", "shard-2.json", "--format", "sarif").out
    rules = {rule["id"] for rule in json.loads(said)["runs"][0]["tool"]["driver"]["rules"]}
    assert "sqs-cost-center" in rules
    Path("controls/sqs_cost_center.py").write_text(
        "# other\n" + Path("controls/sqs_cost_center.py").read_text()
    )
    assert "the reports are not of the files here: other contents" in refused(
        run, Path("shard-1.json"), Path("shard-2.json")
    )


def test_the_installed_command_splits_and_merges_real_modules(tmp_path: Path) -> None:
    for number in range(3):
        folder = tmp_path / f"modules/m{number}"
        folder.mkdir(parents=True)
        (folder / "main.tf").write_text(WEAK.format("a") * (number + 1) if number != 1 else "")
    options = ("--only", "interface,hcl")
    for number in (1, 2):
        said = modsmith(
            "validate",
            "modules",
            *options,
            "--shard",
            f"{number}/2",
            "--report",
            f"json={number}.json",
            cwd=tmp_path,
        )
        assert said.err == ""
    whole = modsmith("validate", "modules", *options, "--format", "sarif", cwd=tmp_path)
    merged = modsmith("merge-reports", "1.json", "2.json", "--format", "sarif", cwd=tmp_path)
    assert (merged.code, merged.err, merged.out) == (whole.code, "", whole.out)
    assert whole.code == 2
    (tmp_path / "elsewhere").mkdir()
    said = modsmith("merge-reports", "../1.json", "../2.json", cwd=tmp_path / "elsewhere")
    assert (said.code, said.out) == (1, "")
    assert "the reports are not of the files here" in said.err
