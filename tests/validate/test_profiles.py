"""What a profile makes of the findings of a module: kinds, severities and the exit code."""

from __future__ import annotations

from pathlib import Path

import pytest

from modsmith.validate import run
from modsmith.validate.profile import PROFILES, Name
from modsmith.validate.results.finding import Finding, ModuleResult, exit_code
from modsmith.validate.settings import Settings
from modsmith.validate.severity import Severity

KEY = 'resource "aws_kms_key" "this" {\n  enable_key_rotation = %s\n}\n'
VARIABLE = 'variable "rotate" {\n  type    = bool\n  default = false\n}\n\n'
OPEN = """
variable "acl" {
  default = "public-read"
}

resource "aws_s3_bucket_acl" "this" {
  bucket = "x"
  acl    = var.acl
}
"""
UNKNOWN_ACL = OPEN.replace('  default = "public-read"\n', "")
QUEUE = """
resource "aws_sqs_queue" "this" {
  name              = "orders"
  kms_master_key_id = "alias/orders"
}
"""


def checked(folder: Path, text: str, profile: Name = "building-block", **settings: object) -> ModuleResult:
    (folder / "main.tf").write_text(text)
    chosen = Settings(PROFILES[profile], **settings)  # type: ignore[arg-type]
    [result] = run.validate([folder], {}, sources=("interface", "hcl"), settings=chosen)
    return result


def one(result: ModuleResult, rule: str) -> Finding:
    [found] = [finding for finding in result.findings if finding.rule == rule]
    return found


@pytest.mark.parametrize("profile", PROFILES)
def test_a_literal_fault_fails_in_every_profile(tmp_path: Path, profile: Name) -> None:
    result = checked(tmp_path, KEY % "false", profile)
    found = one(result, "kms-rotation")
    assert (found.kind, found.fails, found.severity) == ("fault", True, Severity.MEDIUM)
    assert exit_code([result]) == 2


def test_the_default_of_an_input_is_a_note_in_a_building_block_alone(tmp_path: Path) -> None:
    block = checked(tmp_path, VARIABLE + KEY % "var.rotate")
    found = one(block, "kms-rotation")
    assert (found.kind, found.fails, found.inputs) == ("note", False, ("rotate",))
    assert exit_code([block]) == 0
    assert one(checked(tmp_path, VARIABLE + KEY % "var.rotate", "root"), "kms-rotation").fails


def test_an_input_that_would_add_what_is_missing_leaves_it_to_the_caller(tmp_path: Path) -> None:
    text = """
variable "versioning" {
  default = {}
}

resource "aws_s3_bucket" "this" {}

resource "aws_s3_bucket_versioning" "this" {
  count  = length(keys(var.versioning)) > 0 ? 1 : 0
  bucket = aws_s3_bucket.this.id

  versioning_configuration {
    status = var.versioning["status"]
  }
}
"""
    result = checked(tmp_path, text)
    found = one(result, "s3-versioning")
    assert (found.kind, found.inputs) == ("note", ("versioning",))
    assert one(result, "s3-ownership").kind == "fault"


def test_what_only_a_callers_value_can_tell_is_in_the_matrix_alone(tmp_path: Path) -> None:
    text = 'variable "rotate" {\n  type = bool\n}\n' + KEY % "var.rotate"
    result = checked(tmp_path, text)
    assert [finding.rule for finding in result.findings] == []
    assert [(one.control, one.determined) for one in result.matrix if one.status == "fail"] == [
        ("kms-rotation", False)
    ]
    assert one(checked(tmp_path, text, "complete"), "kms-rotation").fails


def test_a_fault_that_no_input_can_change_is_no_note_though_an_input_stands_beside_it(tmp_path: Path) -> None:
    statement = (
        '{ Effect = "Allow", Principal = "*", Action = "sqs:*", Resource = "arn:aws:sqs:*:${var.account}:q" }'
    )
    text = f"""
variable "account" {{
  default = "123456789012"
}}

resource "aws_sqs_queue_policy" "this" {{
  queue_url = "q"
  policy    = jsonencode({{ Statement = [{statement}] }})
}}
"""
    found = one(checked(tmp_path, text), "sqs-policy")
    assert (found.kind, found.fails) == ("fault", True)


def test_a_critical_default_of_an_input_fails_in_a_building_block(tmp_path: Path) -> None:
    found = one(checked(tmp_path, OPEN), "s3-acl")
    assert (found.kind, found.severity, found.fails) == ("fault", Severity.CRITICAL, True)


def test_what_is_critical_and_not_determined_fails_whatever_fail_on_says(tmp_path: Path) -> None:
    for profile in PROFILES:
        found = one(checked(tmp_path, UNKNOWN_ACL, profile, fail_on=Severity.CRITICAL), "s3-acl")
        assert (found.kind, found.fails) == ("undetermined", True)


def test_an_alarm_is_the_business_of_whoever_deploys(tmp_path: Path) -> None:
    assert one(checked(tmp_path, QUEUE), "sqs-alarms").kind == "note"
    assert one(checked(tmp_path, QUEUE, "root"), "sqs-alarms").fails


def test_fail_on_lets_lower_severities_pass_but_keeps_them_listed(tmp_path: Path) -> None:
    result = checked(tmp_path, KEY % "false", fail_on=Severity.HIGH)
    found = one(result, "kms-rotation")
    assert (found.kind, found.fails) == ("fault", False)
    assert exit_code([result]) == 0


def test_a_file_that_cannot_be_read_fails_whatever_fail_on_says(tmp_path: Path) -> None:
    assert exit_code([checked(tmp_path, "resource {", fail_on=Severity.CRITICAL)]) == 2


def test_what_no_control_covers_is_one_finding_for_each_type(tmp_path: Path) -> None:
    text = "".join(f'resource "aws_iot_thing" "t{n}" {{\n  name = "t{n}"\n}}\n' for n in range(3))
    block = checked(tmp_path, text)
    [found] = block.findings
    assert (found.kind, found.fails) == ("uncovered", False)
    assert found.addresses == ("aws_iot_thing.t0", "aws_iot_thing.t1", "aws_iot_thing.t2")
    assert one(checked(tmp_path, text, "complete"), "coverage").fails


def test_the_same_fault_through_five_calls_is_one_finding_with_five_addresses(tmp_path: Path) -> None:
    calls = "".join(f'module "m{n}" {{\n  source = "./key"\n}}\n' for n in range(5))
    (tmp_path / "key").mkdir()
    (tmp_path / "key/main.tf").write_text(KEY % "false")
    found = one(checked(tmp_path, calls), "kms-rotation")
    assert found.addresses == tuple(f"module.m{n}.aws_kms_key.this" for n in range(5))
    assert found.where == "key/main.tf:2"


def test_findings_are_sorted_by_severity_then_place(tmp_path: Path) -> None:
    result = checked(tmp_path, KEY % "false" + OPEN, "root")
    levels = [finding.severity for finding in result.failures]
    assert levels == sorted(levels, reverse=True)
    assert result.findings[0].rule == "s3-acl"
