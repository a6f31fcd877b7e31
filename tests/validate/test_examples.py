"""In which worlds a module's HCL is looked at: by default in every environment, and as its examples call it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from modsmith.evaluate.evaluation import Evaluation
from modsmith.hcl.read import configuration
from modsmith.validate import examples

MODULE = """
variable "name" {}
variable "size" { default = 1 }
variable "many" { default = false }
resource "aws_sqs_queue" "this" {
  name          = var.name
  delay_seconds = var.size
}
resource "aws_sqs_queue" "more" {
  count = var.many ? 1 : 0
  name  = "more"
}
"""
WITH_ENVIRONMENT = MODULE + 'variable "environment" {}\n'


def _worlds(folder: Path, module: str, **roots: str) -> list[Evaluation]:
    """All worlds of a module with these examples."""
    (folder / "main.tf").write_text(module, "utf-8")
    for name, text in roots.items():
        (folder / "examples" / name).mkdir(parents=True)
        (folder / "examples" / name / "main.tf").write_text(text, "utf-8")
    return examples.evaluations(configuration.read(folder), examples.roots(folder))


def _call(arguments: str, name: str = "x", source: str = "../..") -> str:
    return f'module "{name}" {{\n  source = "{source}"\n{arguments}\n}}\n'


def _size(evaluation: Evaluation) -> Any:
    (queue,) = evaluation.get("aws_sqs_queue.this")
    return queue.at("delay_seconds")


def test_a_module_without_environments_is_seen_once(tmp_path: Path) -> None:
    (evaluation,) = _worlds(tmp_path, MODULE)
    assert (evaluation.source, evaluation.environment, evaluation.by_default) == ("hcl", "", True)
    assert _size(evaluation) == 1


def test_a_module_with_environments_is_seen_in_each(tmp_path: Path) -> None:
    evaluations = _worlds(tmp_path, WITH_ENVIRONMENT)
    assert [evaluation.environment for evaluation in evaluations] == ["dev", "staging", "prod"]
    assert [evaluation.inputs["environment"] for evaluation in evaluations] == ["dev", "staging", "prod"]
    assert {(evaluation.source, evaluation.by_default) for evaluation in evaluations} == {("hcl", True)}


def test_an_example_shows_what_its_caller_chose_and_the_module_does_not_answer_for_it(tmp_path: Path) -> None:
    own, called = _worlds(tmp_path, MODULE, complete=_call('  name = "q"\n  size = 2\n  many = true'))
    assert (called.source, called.by_default) == ("hcl complete", False)
    assert (_size(own), _size(called)) == (1, 2)
    assert [one.exists for one in own.get("aws_sqs_queue.more")] == [False]
    assert [one.exists for one in called.get("aws_sqs_queue.more[0]")] == [True]


def test_every_call_of_every_example_is_an_evaluation(tmp_path: Path) -> None:
    twice = _call("  size = 3", "a") + _call("  size = 4", "b")
    _, *called = _worlds(tmp_path, MODULE, basic=_call("  size = 2"), twice=twice)
    assert [(evaluation.source, _size(evaluation)) for evaluation in called] == [
        ("hcl basic", 2),
        ("hcl twice", 3),
        ("hcl twice", 4),
    ]


def test_another_modules_call_and_an_empty_folder_are_no_evaluations(tmp_path: Path) -> None:
    (tmp_path / "examples" / "empty").mkdir(parents=True)
    assert len(_worlds(tmp_path, MODULE, other=_call("  size = 2", source="../../../other"))) == 1


def test_an_example_is_seen_in_the_strictest_environment(tmp_path: Path) -> None:
    root = 'variable "environment" { default = "dev" }\n'
    passed_on = root + _call("  environment = var.environment")
    assert [w.environment for w in _worlds(tmp_path, WITH_ENVIRONMENT, passed=passed_on)][3:] == ["prod"]


def test_an_example_that_names_its_environment_is_seen_in_that(tmp_path: Path) -> None:
    fixed = _call('  environment = "staging"')
    assert [w.environment for w in _worlds(tmp_path, WITH_ENVIRONMENT, fixed=fixed)][3:] == ["staging"]


def test_an_example_may_give_a_json_text_with_unknown_parts(tmp_path: Path) -> None:
    module = """
variable "policy" {
  type = string
}
resource "aws_ecr_repository_policy" "this" {
  policy = var.policy
}
"""
    root = """
variable "account" {
  type = string
}
module "x" {
  source = "../.."
  policy = jsonencode({ Statement = [{ Effect = "Allow", Principal = { AWS = var.account } }] })
}
"""
    _, seen = _worlds(tmp_path, module, basic=root)
    (made,) = seen.of("aws_ecr_repository_policy")
    assert made.at("policy.Statement.0.Effect") == "Allow"


@pytest.mark.parametrize(
    "declared", ["type = map(string)", "default = {}", "type = list(any)\n  default = []"]
)
def test_a_variable_for_environment_variables_is_no_environment(tmp_path: Path, declared: str) -> None:
    module = f"""
variable "environment" {{
  {declared}
}}
resource "aws_sqs_queue" "this" {{}}
"""
    (seen,) = _worlds(tmp_path, module)
    assert seen.environment == ""
    assert not isinstance(seen.inputs["environment"], str)
