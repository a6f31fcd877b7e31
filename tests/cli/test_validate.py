"""`modsmith validate`: where reports go, what it ends with, what is left out. Who looks is stubbed here."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from modsmith.project import current, using
from modsmith.validate import run as validation
from modsmith.validate.report.formats import Format
from modsmith.validate.results.finding import ModuleResult, Ran, Source
from tests.validate.reported import CLEAN, FOUND, LOST
from tests.validate.test_changed import git

from .conftest import Run

KINDS = {"calm": CLEAN, "shop": FOUND, "lost": LOST}
OPTIONS = (
    "--module",
    "--plan",
    "--format",
    "--output",
    "--report",
    "--matrix",
    "--only",
    "--run-tests",
    "--require-all",
    "--changed",
    "--shard",
    "--baseline",
    "--write-baseline",
    "--fail-on",
    "--profile",
    "--own-controls",
    "--fix",
    "--yes",
)
Check = Callable[..., list[ModuleResult]]


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Folders of modules that are clean, have findings, and cannot be judged."""
    for name in KINDS:
        (tmp_path / "modules" / name).mkdir(parents=True)
        (tmp_path / "modules" / name / "main.tf").write_text(f'output "{name}" {{\n  value = 1\n}}\n')

    def check(paths: Iterable[Path], *_: Any, **__: Any) -> list[ModuleResult]:
        return [replace(KINDS[path.name], path=str(path)) for path in paths]

    monkeypatch.setattr(validation, "validate", check)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("format_", Format)
@pytest.mark.parametrize(("modules", "code"), [(["calm"], 0), (["calm", "shop"], 2), (["shop", "lost"], 1)])
def test_every_format_ends_with_the_same_code(
    house: Path, run: Run, format_: Format, modules: list[str], code: int
) -> None:
    paths = [f"modules/{name}" for name in modules]
    said = run("validate", *paths, "--format", format_)
    assert (said.code, said.err) == (code, "")
    assert run("validate", *paths, "--format", format_, "--output", "report").code == code


@pytest.mark.parametrize("format_", Format)
def test_a_file_holds_what_would_have_been_printed(house: Path, run: Run, format_: Format) -> None:
    printed = run("validate", "modules", "--format", format_).out
    said = run("validate", "modules", "--format", format_, "--output", "report.out")
    assert said.out == "3 modules: 4 findings, 2 sources could not run, 3 waived; wrote report.out\n"
    written = Path("report.out").read_text(encoding="utf-8")
    words = re.findall(r"\w+", printed)
    assert re.findall(r"\w+", written) == words
    if format_ is not Format.TEXT:
        assert written == printed


def test_several_reports_in_one_run(house: Path, run: Run) -> None:
    reports = [f"--report={format_}=out.{format_}" for format_ in Format]
    said = run("validate", "modules/shop", *reports)
    assert "tables.tf:12  aws_dynamodb_table.orders" in said.out
    assert json.loads(Path("out.json").read_text())["exit_code"] == 2
    assert json.loads(Path("out.sarif").read_text())["version"] == "2.1.0"
    assert ElementTree.parse("out.junit").getroot().get("failures") == "4"  # noqa: S314 - our own
    assert Path("out.github").read_text().startswith("::error ")
    assert Path("out.markdown").read_text().startswith("## modsmith validate\n")
    assert sorted(path.name for path in house.iterdir()) == sorted(["modules", *(f"out.{f}" for f in Format)])


def test_the_matrix_is_shown_where_asked(house: Path, run: Run) -> None:
    assert "4 checks: 1 pass" in run("validate", "modules/shop").out
    assert "s3-website" not in run("validate", "modules/shop").out
    assert "s3-website: It serves none." in run("validate", "modules/shop", "--matrix").out


WRONG = {
    ("--report", "sarif"): "'sarif': is no report. Write it as FORMAT=FILE",
    ("--report", "html=x"): "'html=x': is no report",
    ("--report", "sarif="): "'sarif=': is no report",
    ("--report", "sarif=nowhere/x"): "there is no such folder. Name a file",
    ("--report", "sarif=modules"): "modules: is a folder",
    ("--output", "nowhere/x"): "there is no such folder",
    ("--report", "json=x", "--output", "./x"): "two reports would go to this file",
    ("--baseline", "none.json"): "none.json: cannot be read: No such file or directory",
    ("--changed", "-x"): "'-x': is not a revision",
    ("--changed", "main"): "is in no git repository",
    ("--only", "hlc"): "--only: there is no source 'hlc'. Did you mean 'hcl'?",
    ("--only", "hcl,tset"): "--only: there is no source 'tset'. Did you mean 'test'?",
    ("--only", "x"): "The sources are: interface, generated, hcl, fmt, validate, test, plan, checkov.",
}


@pytest.mark.parametrize("options", WRONG, ids=" ".join)
def test_a_wrong_option_is_one_error_and_costs_no_run(
    house: Path, run: Run, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...]
) -> None:
    monkeypatch.setattr(validation, "validate", None)
    said = run("validate", "modules/calm", *options)
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("error: ")
    assert WRONG[options] in said.err
    assert len(said.err.splitlines()) == 1


def test_a_source_that_does_not_run_is_named_and_leaves_no_entry_of_a_baseline_stale(
    house: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    findings = list(FOUND.findings)

    def check(paths: Iterable[Path], *_: Any, sources: Sequence[Source], **__: Any) -> list[ModuleResult]:
        asked.append(sources)
        ran = tuple(Ran(source, 0.1, "") for source in sources)
        return [replace(CLEAN, path=str(path), ran=ran, findings=tuple(findings)) for path in paths]

    monkeypatch.setattr(validation, "validate", check)
    run("validate", "modules/shop", "--write-baseline", "known.json")
    findings.clear()
    asked.clear()
    said = run("validate", "modules/shop", "--baseline", "known.json", "--only=hcl,interface")
    assert asked == [("interface", "hcl")]
    assert "only interface, hcl" in said.out
    assert "known.json" not in said.out
    assert "known.json" in run("validate", "modules/shop", "--baseline", "known.json").out


@pytest.mark.parametrize(
    ("options", "sources"),
    [
        (["--only", "plan", "--only", "hcl , validate"], ("hcl", "terraform validate", "plan")),
        (["--only", "terraform test,test,checkov"], ("terraform test", "checkov")),
    ],
)
def test_sources_are_named_with_commas_or_one_by_one(
    house: Path, run: Run, monkeypatch: pytest.MonkeyPatch, options: list[str], sources: tuple[str, ...]
) -> None:
    asked = _recorded(monkeypatch)
    assert run("validate", "modules/calm", *options).err == ""
    assert [(one["sources"], one["optional"]) for one in asked] == [(sources, ())]


def test_the_former_option_works_and_says_that_it_is_former(
    house: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = _recorded(monkeypatch)
    said = run("validate", "modules/calm", "--witness", "hcl", "--witness", "interface")
    assert said.code == 0
    assert said.err == "warning: --witness is now --only, and will be removed in the next release.\n"
    assert [one["sources"] for one in asked] == [("interface", "hcl")]


@pytest.mark.parametrize(
    ("options", "optional"), [([], ("checkov",)), (["--require-all"], ()), (["--only", "checkov"], ())]
)
def test_checkov_may_be_missing_unless_it_is_required(
    house: Path, run: Run, monkeypatch: pytest.MonkeyPatch, options: list[str], optional: tuple[str, ...]
) -> None:
    asked = _recorded(monkeypatch)
    run("validate", "modules/calm", *options)
    assert [(one["optional"], one["run_tests"]) for one in asked] == [(optional, False)]


def _recorded(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What `run.validate` is asked for from now on."""
    asked: list[dict[str, Any]] = []

    def check(paths: Iterable[Path], *_: Any, **options: Any) -> list[ModuleResult]:
        asked.append(options)
        return [replace(CLEAN, path=str(path)) for path in paths]

    monkeypatch.setattr(validation, "validate", check)
    return asked


def test_a_report_replaces_a_file_at_once_and_keeps_its_mode_and_link(house: Path, run: Run) -> None:
    Path("real.json").write_text("old")
    Path("real.json").chmod(0o640)
    Path("link.json").symlink_to("real.json")
    run("validate", "modules/calm", "--report", "json=link.json")
    assert Path("link.json").is_symlink()
    assert json.loads(Path("real.json").read_text())["exit_code"] == 0
    assert Path("real.json").stat().st_mode & 0o777 == 0o640


def test_a_report_may_go_to_a_device(house: Path, run: Run) -> None:
    assert run("validate", "modules/calm", "--report", "json=/dev/null").code == 0
    assert Path("/dev/null").is_char_device()


def test_only_what_was_touched_is_judged(house: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    git(house, "init", "-q", "-b", "main")
    git(house, "add", "-A")
    git(house, "commit", "-qm", "first")
    said = run("validate", "modules", "--changed", "main")
    assert (said.code, said.err) == (0, "")
    assert "0 of 3 modules changed since main" in said.out
    Path("modules/calm/main.tf").write_text("# changed\n")
    said = run("validate", "modules", "--changed", "main")
    assert (said.code, "1 of 3 modules changed since main" in said.out) == (0, True)
    assert "shop" not in said.out
    Path("modules/shop/new.tf").write_text("")
    assert run("validate", "modules", "--changed", "main").code == 2
    said = run("validate", "modules", "--changed", "mian")
    assert (said.code, said.out) == (1, "")
    assert "mian: git knows no such revision" in said.err


@pytest.mark.parametrize("format_", Format)
def test_nothing_to_check_is_a_whole_report_too(house: Path, run: Run, format_: Format) -> None:
    git(house, "init", "-q", "-b", "main")
    git(house, "add", "-A")
    git(house, "commit", "-qm", "first")
    said = run("validate", "modules", "--changed", "main", "--format", format_)
    assert (said.code, said.err) == (0, "")
    if format_ in (Format.JSON, Format.SARIF):
        json.loads(said.out)
    if format_ is Format.JUNIT:
        ElementTree.fromstring(said.out)  # noqa: S314 - our own


def test_a_baseline_is_written_used_and_shrinks(
    house: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = run("validate", "modules/shop", "modules/calm", "--write-baseline", "baseline.json")
    assert (said.code, said.err) == (0, "")
    assert "4 findings in the baseline" in said.out
    written = Path("baseline.json").read_text().replace('"owner": ""', '"owner": "shop team"')
    Path("baseline.json").write_text(written)
    said = run("validate", "modules/shop", "modules/calm", "--baseline", "baseline.json")
    assert (said.code, said.err) == (0, "")
    assert "not found any more" not in said.out
    ran = tuple(replace(FOUND.ran[0], source=finding.source) for finding in FOUND.findings)
    mended = replace(FOUND, path="modules/shop", findings=FOUND.findings[1:], ran=ran)
    monkeypatch.setattr(validation, "validate", lambda *_, **__: [mended])
    said = run("validate", "modules/shop", "--baseline", "baseline.json")
    assert said.code == 0
    assert "modules/shop: no-tests is in the baseline and not found any more." in said.out
    run("validate", "modules/shop", "--write-baseline", "baseline.json")
    entries = json.loads(Path("baseline.json").read_text())["entries"]
    assert [entry["owner"] for entry in entries] == ["shop team"] * 3


def test_the_baseline_of_the_project_file_is_written_the_first_time_and_then_used(
    house: Path, run: Run
) -> None:
    Path("modsmith.toml").write_text('[validate]\nbaseline = "known.json"\n')
    with using(current()):
        assert "known.json: cannot be read" in run("validate", "modules/shop").err
        said = run("validate", "modules/shop", "--write-baseline", "known.json")
        assert (said.code, said.err) == (0, "")
        assert run("validate", "modules/shop").code == 0


def test_a_baseline_is_of_what_ran_and_the_rest_still_counts(house: Path, run: Run) -> None:
    said = run("validate", "modules/lost", "modules/shop", "--write-baseline", "baseline.json")
    assert (said.code, said.err) == (1, "")
    assert "there is no Terraform" in said.out
    assert json.loads(Path("baseline.json").read_text())["sources"] == {
        "modules/lost": [],
        "modules/shop": ["fmt", "checkov"],
    }
    assert run("validate", "modules/shop", "--baseline", "baseline.json").code == 0
    Path("baseline.json").unlink()
    said = run("validate", "modules/lost", "--write-baseline", "baseline.json")
    assert said.code == 1
    assert "no baseline written: fmt could not run: there is no Terraform" in said.err
    assert not Path("baseline.json").exists()


def test_a_run_with_more_sources_than_its_baseline_says_so(
    house: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def check(paths: Iterable[Path], *_: Any, sources: Sequence[Source], **__: Any) -> list[ModuleResult]:
        ran = tuple(Ran(source, 0.1, "") for source in sources)
        found = tuple(one for one in FOUND.findings if one.source in sources)
        return [replace(FOUND, path=str(path), ran=ran, findings=found) for path in paths]

    monkeypatch.setattr(validation, "validate", check)
    assert run("validate", "modules/shop", "--only=interface,hcl", "--write-baseline", "known.json").code == 0
    assert run("validate", "modules/shop", "--only=interface,hcl", "--baseline", "known.json").code == 0
    said = run("validate", "modules/shop", "--baseline", "known.json")
    assert said.code == 2
    expected = (
        "known.json is from a run of interface, hcl on modules/shop, so all findings of terraform test, fmt, checkov"
        " there are new. To set them aside too, write it anew with --write-baseline."
    )
    assert expected in " ".join(said.out.split())


def test_a_baseline_hides_no_fault(house: Path, run: Run) -> None:
    run("validate", "modules/shop", "--write-baseline", "baseline.json")
    assert run("validate", "modules/shop", "modules/lost", "--baseline", "baseline.json").code == 1


def test_every_option_is_in_the_help_and_in_the_docs(run: Run) -> None:
    page = (Path(__file__).parents[2] / "docs/validate.md").read_text(encoding="utf-8")
    said = run("validate", "--help").out
    for option in OPTIONS:
        assert option in said
        assert option in page
    assert set(re.findall(r"--[a-z-]+(?= )", said)) >= set(OPTIONS)
    assert set(re.findall(r"(?m)^\W*(--[a-z-]+)", said)) == {*OPTIONS, "--help"}


def test_a_plan_that_is_none_is_one_clear_error(house: Path, run: Run) -> None:
    (house / "plan.out").write_bytes(b"PK\x03\x04")
    said = run("validate", "modules/calm", "--plan", "plan.out")
    assert said.code == 1
    assert said.err.startswith("error: plan.out: this is the plan in binary")
    assert "terraform show -json plan.out > plan.json" in " ".join(said.err.split())
