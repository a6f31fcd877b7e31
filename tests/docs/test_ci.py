"""The recipes for CI: they are what each system reads, and their commands run in a repository that has modules."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml
from check_jsonschema.builtin_schemas import get_builtin_schema
from jsonschema import Draft7Validator

from tests.cli.conftest import environment, modsmith
from tests.project import ROOT
from tests.validate.test_changed import git
from tests.workflow import Runner

PAGE = (ROOT / "docs/ci.md").read_text("utf-8")
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))


def recipe(heading: str, language: str = "yaml") -> str:
    """The first block of a language below a heading."""
    return PAGE.partition(f"\n## {heading}\n")[2].partition(f"```{language}\n")[2].partition("```")[0]


def shell_lines(heading: str) -> list[str]:
    """The commands of a recipe that start modsmith."""
    if heading == "GitLab":
        found = yaml.safe_load(recipe(heading))["modsmith"]["script"]
    elif heading == "Jenkins":
        found = re.findall(r"^\s*sh '(.*)'$", recipe(heading, "groovy"), re.MULTILINE)
    else:
        found = [
            line.replace('"$PWD:/work:ro" modsmith', "x") for line in recipe(heading, "bash").splitlines()
        ]
    return [line for line in found if "validate" in line]


@pytest.mark.parametrize(
    ("heading", "schema"),
    [
        ("GitHub", "vendor.github-workflows"),
        ("Several machines", "vendor.github-workflows"),
        ("GitLab", "vendor.gitlab-ci"),
    ],
)
def test_a_recipe_keeps_to_the_schema_of_its_system(heading: str, schema: str) -> None:
    data = yaml.safe_load(recipe(heading).replace("\non:", '\n"on":'))
    Draft7Validator(get_builtin_schema(schema)).validate(data)


def test_the_recipe_for_github_names_actions_by_commit_and_inputs_that_exist() -> None:
    steps = yaml.safe_load(recipe("GitHub"))["jobs"]["modsmith"]["steps"]
    checkout, ours = steps
    assert re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", checkout["uses"])
    assert set(ours["with"]) <= set(ACTION["inputs"])
    assert {"on", True} & set(yaml.safe_load(recipe("GitHub")))


def test_the_recipe_for_several_machines_names_actions_by_commit() -> None:
    used = re.findall(r"uses: (.*)$", recipe("Several machines"), re.MULTILINE)
    for one in set(used) - {"OWNER/modsmith@COMMIT"}:
        assert re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v[\d.]+", one)


def queue(name: str, number: int) -> str:
    """Weak queues."""
    text = 'resource "aws_sqs_queue" "{}{}" {{\n  sqs_managed_sse_enabled = false\n}}\n'
    return "".join(text.format(name, one) for one in range(number))


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Five modules with findings, of which one is new."""
    root = tmp_path / "repository"
    for number in range(5):
        (root / f"modules/m{number}").mkdir(parents=True)
        (root / f"modules/m{number}/main.tf").write_text(queue("old", number))
    options = ("modules", "--only", "interface,hcl")
    assert modsmith("validate", *options, "--write-baseline", ".modsmith-baseline.json", cwd=root).code == 0
    (root / "modules/m3/new.tf").write_text(queue("new", 1))
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "first")
    return root


def test_the_workflow_for_several_machines_works(repository: Path, tmp_path: Path) -> None:
    (tmp_path / "machines").mkdir()
    jobs = Runner(repository, tmp_path / "machines", environment()).run(recipe("Several machines"))
    assert [job.codes["modsmith"] for job in jobs["validate"]].count(2) == 1, "the one with the new finding"
    assert all(not job.uploaded for job in jobs["validate"])
    [report] = jobs["report"]
    assert report.codes == {"action": 2}, report.log
    [(sarif, category)] = report.uploaded
    options = ("--only", "interface,hcl", "--baseline", ".modsmith-baseline.json", "--require-all")
    whole = modsmith("validate", "modules", *options, "--format", "sarif", cwd=repository)
    assert sarif.read_text("utf-8") == whole.out
    assert (whole.code, category) == (2, "modsmith")
    assert "aws_sqs_queue.new0" in report.summary.replace("\\", "")


def test_the_workflow_for_several_machines_fails_without_a_shard(repository: Path, tmp_path: Path) -> None:
    (tmp_path / "machines").mkdir()
    runner = Runner(repository, tmp_path / "machines", environment())
    jobs = runner.run(recipe("Several machines").replace("[1/3, 2/3, 3/3]", "[1/3, 3/3]"))
    [report] = jobs["report"]
    assert (report.codes, report.uploaded) == ({"action": 1}, [])
    assert "of 3 shards, there is no report of 2." in report.log


def test_the_recipe_for_pre_commit_names_hooks_that_exist() -> None:
    [repository] = yaml.safe_load(recipe("pre-commit"))["repos"]
    assert [hook["id"] for hook in repository["hooks"]] == [
        "modsmith-validate-hcl",
        "modsmith-validate",
        "modsmith-generate-check",
    ]
    assert {hook["id"] for hook in repository["hooks"]} == {hook["id"] for hook in HOOKS}


def test_the_recipe_for_jenkins_is_a_declarative_pipeline() -> None:
    text = recipe("Jenkins", "groovy")
    depth = [0]
    for sign in re.findall(r"[{}]", re.sub(r"'[^']*'", "''", text)):
        depth.append(depth[-1] + (1 if sign == "{" else -1))
    assert (min(depth), depth[-1]) == (0, 0)
    words = re.findall(r"^ *(\w+)(?:\('[^']*'\))? \{$", text, re.MULTILINE)
    assert words == ["pipeline", "stages", "stage", "steps", "post", "always"]
    [report] = re.findall(r"--report junit=(\S+?)'", text)
    assert f"testResults: '{report}'" in text


@pytest.mark.parametrize("heading", ["GitLab", "Jenkins", "Docker"])
def test_the_commands_of_a_recipe_run_and_find_what_is_new(heading: str, tmp_path: Path) -> None:
    [line] = shell_lines(heading)
    words = shlex.split(line)
    arguments = words[words.index("validate") :]
    module = tmp_path / "modules/queue"
    module.mkdir(parents=True)
    text = 'resource "aws_sqs_queue" "{}" {{\n  sqs_managed_sse_enabled = false\n}}\n'
    (module / "main.tf").write_text(text.format("old"))
    without = [*arguments[:4], "--write-baseline", ".modsmith-baseline.json"]
    assert modsmith(*without, cwd=tmp_path).code == 0
    assert modsmith(*arguments, cwd=tmp_path).code == 0
    (module / "new.tf").write_text(text.format("new"))
    said = modsmith(*arguments, cwd=tmp_path)
    assert (said.code, said.err) == (2, "")
    assert "aws_sqs_queue.new" in said.out
    assert "aws_sqs_queue.old" not in said.out
    if heading != "Docker":
        tree = ElementTree.parse(tmp_path / "modsmith.xml")  # noqa: S314 - our own
        assert int(tree.getroot().attrib["failures"]) > 0
