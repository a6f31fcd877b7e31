"""What a resource of a world tells, and what it refuses to tell because nobody knows."""

from __future__ import annotations

import pytest

from modsmith.evaluate import from_hcl
from modsmith.evaluate.evaluation import Evaluation, Resource, UndeterminedError
from modsmith.evaluate.values import refers
from modsmith.hcl.read import configuration

TEXT = """
variable "days" {
  type = number
}

resource "aws_sns_topic" "told" {}

resource "aws_s3_bucket_lifecycle_configuration" "this" {
  bucket = aws_sns_topic.told.id

  rule {
    id = "old"

    expiration {
      days = var.days
    }
  }
}
"""


@pytest.fixture
def rules() -> tuple[Evaluation, Resource]:
    evaluation = from_hcl.evaluation(configuration.HclModule(configuration.read_text(TEXT, "main.tf")))
    return evaluation, evaluation.get("aws_s3_bucket_lifecycle_configuration.this")[0]


def test_a_block_with_an_unknown_value_in_it_is_not_known(rules: tuple[Evaluation, Resource]) -> None:
    _, resource = rules
    assert resource.known("rule.0.id") == "old"
    for path in ("rule", "rule.0.expiration", "rule.0.expiration.0.days"):
        with pytest.raises(UndeterminedError, match=r"var\.days"):
            resource.known(path)


def test_what_a_block_refers_to_is_found_however_deep(rules: tuple[Evaluation, Resource]) -> None:
    _, resource = rules
    assert refers(resource.body) == {"aws_sns_topic.told", "var.days"}
