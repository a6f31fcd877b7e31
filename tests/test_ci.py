"""This repository's own workflow: it runs every part of the suite and merges their reports."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import yaml
from check_jsonschema.builtin_schemas import get_builtin_schema
from jsonschema import Draft7Validator

from tests.cli.conftest import environment
from tests.project import ROOT
from tests.workflow import Runner

WORKFLOW = (ROOT / ".github/workflows/ci.yml").read_text("utf-8")
JOBS: dict[str, Any] = yaml.safe_load(WORKFLOW)["jobs"]

MAKEFILE = """\
PYTEST = PYTHONPATH={root} {python} -m pytest -p tests.conftest -c /dev/null --rootdir . -p no:cacheprovider
check:
\t@true
test:
\t@$(PYTEST) -m "not long" $(ARGS)
test-all:
\t@$(PYTEST) -m long $(ARGS)
"""


def test_it_keeps_to_githubs_schema_and_names_actions_by_commit() -> None:
    data = yaml.safe_load(WORKFLOW.replace("\non:", '\n"on":'))
    Draft7Validator(get_builtin_schema("vendor.github-workflows")).validate(data)
    for one in re.findall(r"uses: (.*)$", WORKFLOW, re.MULTILINE):
        assert re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v[\d.]+", one)


def test_its_machines_run_what_ci_runs() -> None:
    run = (ROOT / ".ci/run").read_text("utf-8")
    matrix = JOBS["test"]["strategy"]["matrix"]
    assert {"check", *matrix["target"]} == set(re.findall(r"^make (\S+)$", run, re.MULTILINE))
    total = len(matrix["shard"])
    assert matrix["shard"] == [f"{number}/{total}" for number in range(1, total + 1)]


def test_every_test_is_in_the_merged_report_once(tmp_path: Path) -> None:
    """The workflow as it is, in a repository with a small suite, of which one test fails."""
    repository = tmp_path / "repository"
    (repository / "scripts").mkdir(parents=True)
    (repository / "scripts/setup.sh").write_text("exit 0\n")
    (repository / ".venv").mkdir()
    (repository / ".venv/bin").symlink_to(Path(sys.executable).parent)
    (repository / "Makefile").write_text(MAKEFILE.format(root=ROOT, python=sys.executable))
    for n in range(4):
        tests = f"def test_it():\n    assert {n} != 2\n\n@pytest.mark.long\ndef test_long():\n    pass\n"
        text = f"import pytest\n\n{tests}"
        (repository / f"test_{n}.py").write_text(text)
    shutil.copy(ROOT / "pyproject.toml", repository)
    (tmp_path / "machines").mkdir()
    jobs = Runner(repository, tmp_path / "machines", environment(), ("terraform ",)).run(WORKFLOW)
    assert [job.codes["Check"] for job in jobs["check"]] == [0]
    assert sorted(job.codes["Test"] for job in jobs["test"]) == [0, 0, 0, 0, 0, 2]
    [report] = jobs["report"]
    assert not report.failed, report.log
    root = ElementTree.parse(report.folder / "junit.xml").getroot()  # noqa: S314 - our own
    cases = [f"{case.get('classname')}.{case.get('name')}" for case in root.iter("testcase")]
    assert sorted(cases) == sorted(f"test_{n}.test_{kind}" for n in range(4) for kind in ("it", "long"))
    assert len([*root.iter("failure")]) == 1
