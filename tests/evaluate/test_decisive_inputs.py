"""Which inputs of a module decide an argument of one of its resources."""

from __future__ import annotations

from pathlib import Path

import pytest

from modsmith.evaluate.decisive_inputs import DecisiveInputs
from modsmith.hcl.read import configuration

MODULE = """
variable "key" {}
variable "versioning" {}
variable "create" {}
variable "buckets" {}
variable "rules" {}

locals {
  key  = coalesce(var.key, local.spare)
  spare = local.key
}

resource "aws_s3_bucket" "this" {
  bucket = "fixed"
  acl    = local.key
}

resource "aws_s3_bucket" "each" {
  for_each = var.buckets
  bucket   = each.value.name

  dynamic "lifecycle_rule" {
    for_each = var.rules
    content {
      enabled = lifecycle_rule.value.enabled
    }
  }
}

resource "aws_s3_bucket_versioning" "this" {
  count  = var.create ? 1 : 0
  bucket = aws_s3_bucket.this.id

  versioning_configuration {
    status = var.versioning
  }
}

module "inner" {
  source = "./inner"
  name   = local.key
}
"""
INNER = """
variable "name" {}
variable "other" { default = 1 }

resource "aws_sqs_queue" "this" {
  name          = "a-${var.name}"
  delay_seconds = var.other
}
"""


@pytest.fixture
def decisive(tmp_path: Path) -> DecisiveInputs:
    (tmp_path / "inner").mkdir()
    (tmp_path / "main.tf").write_text(MODULE)
    (tmp_path / "inner/main.tf").write_text(INNER)
    return DecisiveInputs(configuration.read_whole(tmp_path))


@pytest.mark.parametrize(
    ("address", "at", "inputs"),
    [
        ("aws_s3_bucket.this", "acl", {"key"}),
        ("aws_s3_bucket.this", "bucket", set()),
        ("aws_s3_bucket.this", "force_destroy", set()),
        ("aws_s3_bucket.each", "bucket", {"buckets"}),
        ("aws_s3_bucket.each", "lifecycle_rule", {"rules"}),
        ("aws_s3_bucket_versioning.this", "versioning_configuration", {"versioning"}),
        ("module.inner.aws_sqs_queue.this", "name", {"key"}),
        ("module.inner.aws_sqs_queue.this", "delay_seconds", set()),
        ("module.absent.aws_sqs_queue.this", "name", set()),
        ("aws_s3_bucket.absent", "bucket", set()),
    ],
)
def test_inputs_behind_an_argument(decisive: DecisiveInputs, address: str, at: str, inputs: set[str]) -> None:
    assert decisive.inputs(address, at) == inputs


def test_what_is_missing_is_decided_by_the_inputs_of_the_resource_that_would_add_it(
    decisive: DecisiveInputs,
) -> None:
    assert decisive.inputs("aws_s3_bucket.this", "", ["aws_s3_bucket_versioning"]) == {"create"}
    assert decisive.inputs("aws_s3_bucket.this", "", ["aws_s3_bucket_logging"]) == set()


def test_inputs_behind_the_existence_of_a_resource(decisive: DecisiveInputs) -> None:
    assert decisive.of_existence("aws_s3_bucket_versioning.this") == {"create"}
    assert decisive.of_existence("aws_s3_bucket.this") == set()
