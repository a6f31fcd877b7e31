"""What is not edited, and the reason that people read."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from modsmith.validate.control import load
from modsmith.validate.fixing import plan as planning
from modsmith.validate.fixing.declared import SetArgument
from modsmith.write import MANIFEST

from .conftest import made, module, planned

KEY = 'resource "aws_kms_key" "this" {\n  enable_key_rotation = %s\n}\n'
BUCKET = 'resource "aws_s3_bucket" "this" {\n  bucket = "images"\n}\n'
ROTATION, OPEN, OWNED = "kms-rotation", "s3-public-access", "s3-ownership"


def _reason(folder: Path, control: str) -> str:
    plan = planned(folder, control)
    assert plan.after == {}
    (reason,) = {one.reason for one in plan.left}
    return reason


@pytest.mark.parametrize(
    "value", ["var.rotated", "(false)", "!true", '"${false}"', "var.rotated ? true : false"]
)
def test_an_expression_stays(tmp_path: Path, value: str) -> None:
    variable = 'variable "rotated" {\n  default = false\n}\n'
    folder = module(tmp_path, variable + KEY % value)
    assert _reason(folder, ROTATION) == (
        f"enable_key_rotation = {value} is an expression, which a caller or a condition decides"
    )


def test_a_waiver_beside_the_resource_holds(tmp_path: Path) -> None:
    folder = module(tmp_path, f"# modsmith:skip={ROTATION}: It is rotated by hand.\n" + KEY % "false")
    assert planned(folder).fixed == ()


def test_what_fails_in_one_environment_only_takes_a_condition(tmp_path: Path) -> None:
    table = 'variable "environment" {\n  type = string\n}\nresource "aws_dynamodb_table" "this" {}\n'
    folder = module(tmp_path, table)
    expected = "it fails in prod only, so it needs a condition on the environment"
    assert _reason(folder, "dynamodb-deletion-protection") == expected


def test_a_dynamic_block_stays(tmp_path: Path) -> None:
    table = """\
variable "recovery" {
  default = []
}

resource "aws_dynamodb_table" "this" {
  dynamic "point_in_time_recovery" {
    for_each = var.recovery

    content {
      enabled = true
    }
  }
}
"""
    reason = _reason(module(tmp_path, table), "dynamodb-recovery")
    assert reason == "its block point_in_time_recovery is dynamic, so a condition decides"


def test_json_stays_and_is_said_once(tmp_path: Path) -> None:
    keys = {"resource": {"aws_kms_key": {"one": {"description": "x"}, "two": {"description": "x"}}}}
    folder = module(tmp_path, json.dumps(keys), "main.tf.json")
    assert _reason(folder, ROTATION) == "JSON is not edited"


def test_a_module_outside_of_the_folder_stays(tmp_path: Path) -> None:
    module(tmp_path / "key", KEY % "false")
    folder = module(tmp_path / "app", 'module "key" {\n  source = "../key"\n}\n')
    expected = "../key/main.tf is outside of the folder; validate that module itself"
    assert _reason(folder, ROTATION) == expected


def test_a_module_inside_the_folder_is_edited_once_for_all_calls(tmp_path: Path) -> None:
    folder = module(tmp_path, "".join(f'module "{one}" {{\n  source = "./key"\n}}\n' for one in "ab"))
    module(tmp_path / "key", KEY % "false")
    plan = planned(folder, ROTATION)
    assert plan.after == {"key/main.tf": (KEY % "true").encode()}
    assert [one.addresses for one in plan.fixed] == [
        ("module.a.aws_kms_key.this", "module.b.aws_kms_key.this")
    ]


def test_a_module_that_is_generated_stays(tmp_path: Path) -> None:
    folder = module(tmp_path, 'module "key" {\n  source = "./key"\n}\n')
    (module(tmp_path / "key", KEY % "false") / MANIFEST).write_text("{}")
    assert _reason(folder, ROTATION) == "modsmith generates key/main.tf; change its spec"


@pytest.mark.parametrize("linked", ["file", "folder"])
def test_what_a_link_leads_to_stays(tmp_path: Path, linked: str) -> None:
    folder = module(tmp_path, 'module "key" {\n  source = "./key"\n}\n')
    real = module(tmp_path / "real", KEY % "false")
    if linked == "folder":
        (tmp_path / "key").symlink_to(real)
    else:
        (tmp_path / "key").mkdir()
        (tmp_path / "key" / "main.tf").symlink_to(real / "main.tf")
    assert _reason(folder, ROTATION) == "key/main.tf is reached through a symbolic link"


PUBLISHED = {
    "the bucket is a website": """\
resource "aws_s3_bucket_website_configuration" "this" {
  bucket = aws_s3_bucket.this.id
}
""",
    "a policy of the module publishes the bucket": """\
resource "aws_s3_bucket_policy" "this" {
  bucket = aws_s3_bucket.this.id
  policy = jsonencode({
    Statement = [{ Effect = "Allow", Principal = "*", Action = "s3:GetObject", Resource = "*" }]
  })
}
""",
    "an access control list of the module publishes the bucket": """\
resource "aws_s3_bucket_acl" "this" {
  bucket = aws_s3_bucket.this.id
  acl    = "public-read"
}
""",
}


@pytest.mark.parametrize("reason", PUBLISHED)
def test_a_bucket_that_is_published_on_purpose_is_not_closed(tmp_path: Path, reason: str) -> None:
    assert _reason(module(tmp_path, BUCKET + PUBLISHED[reason]), OPEN) == reason


def test_a_bucket_with_an_access_control_list_keeps_it(tmp_path: Path) -> None:
    acl = 'resource "aws_s3_bucket_acl" "this" {\n  bucket = aws_s3_bucket.this.id\n  acl    = "private"\n}\n'
    expected = "the module sets an access control list for the bucket"
    assert _reason(module(tmp_path, BUCKET + acl), OWNED) == expected


def test_a_bucket_for_the_logs_of_cloudfront_keeps_access_control_lists(tmp_path: Path) -> None:
    logs = """\
resource "aws_cloudfront_distribution" "this" {
  logging_config {
    bucket = aws_s3_bucket.this.bucket_domain_name
  }
}
"""
    expected = "CloudFront writes its logs there with an access control list"
    assert _reason(module(tmp_path, BUCKET + logs), OWNED) == expected


def _block(bucket: str, name: str = "this", more: str = "") -> str:
    return f"""\
resource "aws_s3_bucket_public_access_block" "{name}" {{
{more}  bucket = {bucket}
}}
"""


@pytest.mark.parametrize(
    ("block", "reason"),
    [
        (_block("aws_s3_bucket.this.id", more="  count = 0\n"), "is made under a condition, which decides"),
        (_block("aws_s3_bucket.other.id"), "configures something else"),
        (_block("local.bucket", "of_local"), "may be what configures it"),
    ],
)
def test_no_second_resource_is_added(tmp_path: Path, block: str, reason: str) -> None:
    other = BUCKET.replace("this", "other") + 'locals {\n  bucket = lower("ELSEWHERE")\n}\n'
    plan = planned(module(tmp_path, BUCKET + other + block), OPEN)
    left = {one.address: one.reason for one in plan.left}
    assert left["aws_s3_bucket.this"].endswith(reason)


def test_a_block_of_the_caller_under_a_condition_is_enough_to_add_none(tmp_path: Path) -> None:
    module(tmp_path / "b", BUCKET + 'output "id" {\n  value = aws_s3_bucket.this.id\n}\n')
    call = 'module "b" {\n  source = "./b"\n}\n'
    folder = module(tmp_path, call + _block("module.b.id", more="  count = 0\n"))
    assert _reason(folder, OPEN).endswith("is made under a condition, which decides")


def test_an_edit_that_does_not_help_is_dropped_and_the_others_stay(tmp_path: Path) -> None:
    override = 'resource "aws_kms_key" "this" {\n  enable_key_rotation = false\n}\n'
    folder = module(tmp_path, KEY % "false" + (KEY % "false").replace("this", "other"))
    module(tmp_path, override, "override.tf")
    plan = planned(folder, ROTATION)
    assert [one.addresses for one in plan.fixed] == [("aws_kms_key.other",)]
    assert [(one.address, one.reason) for one in plan.left] == [
        ("aws_kms_key.this", "the control asks for more than a safe edit")
    ]
    assert made(plan) == KEY % "false" + (KEY % "true").replace("this", "other")


def test_what_is_not_determined_is_no_finding_to_fix(tmp_path: Path) -> None:
    plan = planned(module(tmp_path, 'variable "on" {\n  type = bool\n}\n' + KEY % "var.on"), ROTATION)
    assert (plan.fixed, plan.left) == ((), ())


def test_an_edit_that_brings_a_new_finding_is_dropped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    control = load()[ROTATION]
    careless = replace(
        control, fixes=(*control.fixes, SetArgument("aws_kms_key", "deletion_window_in_days", "1"))
    )
    monkeypatch.setattr(planning, "load", lambda: {ROTATION: careless})
    reason = _reason(module(tmp_path, KEY % "false"), ROTATION)
    assert reason.startswith(
        "with it, kms-deletion finds on aws_kms_key.this: The key is deleted after only 1"
    )
