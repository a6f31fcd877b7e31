"""Examples from fixtures: each has its result where it stands alone, and has nothing of other cases."""

from __future__ import annotations

from pathlib import Path

import pytest

from modsmith.errors import ControlError
from modsmith.validate import example, fixture
from modsmith.validate.control import Control, load, shipped
from modsmith.validate.page import docs_page

CONTROLS = list(shipped().values())
LONGEST = 60
"""Lines of an example that a reader takes in."""


@pytest.mark.parametrize("control", CONTROLS, ids=lambda control: control.id)
def test_examples_have_their_results_alone(control: Control, tmp_path: Path) -> None:
    found = example.of(control, fixture.of(control.id))
    for kind, text in (("fail", found.fails), ("pass", found.passes)):
        alone = tmp_path / f"{kind}.tf"
        alone.write_text(text, "utf-8")
        results = fixture.results(control, alone)
        assert kind in {one.status for name, one in results if name.startswith(f"{kind}_")}
        others = [
            name for name, _ in results if name.startswith(("pass_", "fail_")) and not name.startswith(kind)
        ]
        assert [name for name in others if f".{name}" not in text] == [], (
            "nothing in the example refers to it"
        )
        assert len(text.splitlines()) <= LONGEST


def _fixture(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "s3_tls.tf"
    file.write_text(text, "utf-8")
    return file


BUCKETS = """\
# Nobody may read it in the clear.
resource "aws_s3_bucket" "pass_tls" {}

resource "aws_s3_bucket_policy" "pass_tls" {
  bucket = aws_s3_bucket.pass_tls.id
  policy = data.aws_iam_policy_document.tls.json
}

resource "aws_s3_bucket" "fail_absent" {}

data "aws_iam_policy_document" "tls" {
  statement {
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [aws_s3_bucket.pass_tls.arn, "${aws_s3_bucket.pass_tls.arn}/*"]

    principals {
      type        = "*"
      identifiers = ["*"]
    }

    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = [local.no]
    }
  }
}

locals {
  no = "false"
}

variable "unused" {}
"""


def test_an_example_has_all_that_it_refers_to_and_its_comment(tmp_path: Path) -> None:
    found = example.of(load()["s3-tls"], _fixture(tmp_path, BUCKETS))
    assert found.fails == 'resource "aws_s3_bucket" "fail_absent" {}\n'
    kept = BUCKETS.replace('resource "aws_s3_bucket" "fail_absent" {}\n\n', "")
    assert found.passes == kept.replace('\nvariable "unused" {}\n', "")


def test_a_fixture_without_a_failure_is_an_error(tmp_path: Path) -> None:
    text = BUCKETS.replace("fail_absent", "other")
    with pytest.raises(ControlError, match=r"has no aws_s3_bucket named fail_\.\.\."):
        example.of(load()["s3-tls"], _fixture(tmp_path, text))


def test_a_page_is_where_the_documentation_is() -> None:
    assert docs_page("lambda-permission").endswith("/controls/lambda/permission.md")
    assert docs_page("sqs-cost-center") == ""
