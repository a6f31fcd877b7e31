"""Local modules are checked together with their caller, each instance with its own arguments."""

from __future__ import annotations

from pathlib import Path

import pytest

from modsmith.evaluate import from_hcl
from modsmith.hcl.read import configuration
from modsmith.validate.results import matrix
from modsmith.validate.results.matrix import Observation

BUCKET = """
variable "closed" {
  type = bool
}

resource "aws_s3_bucket" "this" {}

resource "aws_s3_bucket_public_access_block" "this" {
  bucket                  = aws_s3_bucket.this.id
  block_public_acls       = var.closed
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

output "id" {
  value = aws_s3_bucket.this.id
}
"""

ONE = """
module "one" {
  source = "./modules/bucket"
  closed = true
}

resource "aws_s3_bucket_ownership_controls" "outside" {
  bucket = module.one.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}
"""

MANY = """
module "many" {
  source   = "./modules/bucket"
  for_each = toset(["x", "y"])
  closed   = each.key == "x"
}
"""


def _said(tmp_path: Path, root: str, control: str) -> dict[str, Observation]:
    inner = tmp_path / "modules" / "bucket"
    inner.mkdir(parents=True)
    (inner / "main.tf").write_text(BUCKET, "utf-8")
    (tmp_path / "main.tf").write_text(root, "utf-8")
    evaluation = from_hcl.evaluation(configuration.read_whole(tmp_path))
    return {one.address: one for one in matrix.check(evaluation) if one.control == control}


def test_a_violation_in_a_called_module_has_that_modules_file(tmp_path: Path) -> None:
    said = _said(tmp_path, ONE.replace("closed = true", "closed = false"), "s3-public-access")
    found = said["module.one.aws_s3_bucket.this"]
    assert (found.status, found.where) == ("fail", "modules/bucket/main.tf:6")


def test_references_go_through_outputs(tmp_path: Path) -> None:
    assert _said(tmp_path, ONE, "s3-ownership")["module.one.aws_s3_bucket.this"].status == "pass"


def test_each_instance_is_checked_with_its_own_arguments(tmp_path: Path) -> None:
    said = _said(tmp_path, MANY, "s3-public-access")
    words = {address: one.status for address, one in said.items() if address.endswith(".aws_s3_bucket.this")}
    assert words == {
        'module.many["x"].aws_s3_bucket.this': "pass",
        'module.many["y"].aws_s3_bucket.this': "fail",
    }


def test_a_module_that_may_not_be_called_does_not_count_as_created(tmp_path: Path) -> None:
    inner = MANY.replace('toset(["x", "y"])', "var.which").replace('each.key == "x"', "true")
    said = _said(tmp_path, 'variable "which" {\n  type = set(string)\n}\n' + inner, "s3-public-access")
    assert {one.status for one in said.values() if one.base.endswith("aws_s3_bucket.this")} == {
        "undetermined"
    }


def test_calls_of_one_module_show_the_same_block_and_where_they_come_from(tmp_path: Path) -> None:
    said = _said(tmp_path, ONE + MANY, "s3-versioning")
    found = {one.base: (one.block, one.calls) for one in said.values()}
    assert found == {
        "module.one.aws_s3_bucket.this": ("modules/bucket/main.tf:6", ("main.tf:2",)),
        "module.many.aws_s3_bucket.this": ("modules/bucket/main.tf:6", ("main.tf:15",)),
    }


@pytest.mark.parametrize("source", ["./", "../" + "x" * 5])
def test_circular_or_missing_modules_do_not_hang(tmp_path: Path, source: str) -> None:
    (tmp_path / "main.tf").write_text(f'module "self" {{\n  source = "{source}"\n}}\n', "utf-8")
    assert configuration.read_whole(tmp_path).children == {}
