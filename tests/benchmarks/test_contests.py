"""All contests are set up, and none is held."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from benchmarks import page
from benchmarks.contest import MEBIBYTE, Contest
from benchmarks.contests import chosen, recorded, synthetic
from benchmarks.measure import Measured, Took
from modsmith.generate import run
from modsmith.project import Catalog, Project

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def contests(tmp_path_factory: pytest.TempPathFactory) -> list[Contest]:
    return chosen((), tmp_path_factory.mktemp("contests"))


def test_goals_are_of_contestants(contests: list[Contest]) -> None:
    for contest in contests:
        names = [one.name for one in contest.contestants]
        assert len(set(names)) == len(names)
        for goal in contest.goals:
            assert goal.ours in names
            assert goal.theirs in ("", *names)


def test_a_quick_run_leaves_out_what_is_not_modsmith_and_what_takes_minutes(tmp_path: Path) -> None:
    quick = chosen((), tmp_path, quick=True)
    assert not [contest.title for contest in quick if contest.once]
    assert not [one.name for contest in quick for one in contest.contestants if "checkov on" in one.name]
    assert [contest.once for contest in chosen(["proof"], tmp_path, quick=True)] == [True]


def test_the_page_is_what_the_command_writes(contests: list[Contest]) -> None:
    assert page.form(page.FILE.read_text("utf-8")) == page.expected(contests), (
        "write it: make bench ARGS=--write"
    )


def test_figures_do_not_change_the_form_of_the_page(contests: list[Contest]) -> None:
    results = [[Measured((Took(1.5, 2.5),), 3 * MEBIBYTE)] * len(one.contestants) for one in contests]
    written = page.text(contests, results, "here and now")
    assert page.form(written) == page.expected(contests)
    assert re.search(r"\| +at most 1\.50 s \| +1\.50 s \| yes \|", written)
    assert written.endswith("\n\nhere and now\n")


def test_the_modules_that_growth_is_measured_with_have_20_resources(tmp_path: Path) -> None:
    synthetic.project(tmp_path / "many", 2)
    project = Project.require(tmp_path / "many")
    made = run.apply(Catalog(project.use()), project.modules)
    texts = [tree["main.tf"].decode() for tree in made.trees.values()]
    assert [text.count('\nresource "') + text.startswith('resource "') for text in texts] == [20, 20]


def test_a_synthetic_project_is_made_by_the_template_of_new_modules(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(synthetic, "_CHANGES", (("what no template says", ""),))
    with pytest.raises(ValueError, match="what no template says"):
        synthetic.project(tmp_path / "many", 1)


def test_the_steps_by_hand_are_a_shell_script_that_parses() -> None:
    script = ROOT / "benchmarks" / "contests" / "by_hand.sh"
    subprocess.run(["sh", "-n", script], check=True)


@pytest.mark.parametrize(("text", "seconds"), [("241\n", 241), ("", None), ("half", None)])
def test_a_record_is_a_number_of_seconds(tmp_path: Path, text: str, seconds: float | None) -> None:
    (tmp_path / "record").write_text(text)
    assert recorded.seconds(tmp_path / "record") == seconds
    assert recorded.seconds(tmp_path / "none") is None


def test_make_test_and_ci_write_the_records() -> None:
    for file, writer in zip(recorded.RECORDS.values(), ("Makefile", ".ci/run"), strict=True):
        assert f">.bench/{file.name}" in (ROOT / writer).read_text("utf-8")
