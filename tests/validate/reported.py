"""Verdicts to report: a clean one, one with findings of every kind, one that is none."""

from __future__ import annotations

from dataclasses import replace

from modsmith.validate.results.finding import CheckResult, Fault, Finding, ModuleResult, Ran, Waived
from modsmith.validate.severity import Severity

FINDING = Finding(
    "shop",
    "checkov",
    "CKV_AWS_27",
    "queues.tf:7",
    "aws_sqs_queue.this",
    "Ensure [bold]all[/bold] data is 100% encrypted | or so.",
    "Set kms_master_key_id. See https://docs.example.com/policies/a,b?x=1.",
    '  resource "aws_sqs_queue" "this" {',
)
UNFORMATTED = Finding(
    "shop",
    "fmt",
    "not-formatted",
    "examples/a b/main.tf:3",
    "",
    "`terraform fmt` would write line 3 otherwise.",
    "Run `terraform fmt`.",
    "a=1",
    severity=Severity.LOW,
)
UNTESTED = Finding(
    "shop", "terraform test", "no-tests", "", "", "No test ran.", "Add tests/defaults.tftest.hcl."
)
UNRECOVERABLE = Finding(
    "shop",
    "hcl",
    "dynamodb-recovery",
    "tables.tf:12",
    "aws_dynamodb_table.orders",
    "Point-in-time recovery is not enabled.",
    "Enable it.",
    'resource "aws_dynamodb_table" "orders" {',
)
CLEAN = ModuleResult("calm", "modules/calm", has_spec=True, ran=(Ran("fmt", 0.04, "3 files"),))
FOUND = ModuleResult(
    "shop",
    "modules/shop",
    has_spec=False,
    findings=(UNTESTED, UNFORMATTED, FINDING, UNRECOVERABLE),
    ran=(Ran("fmt", 0.04, "3 files"), Ran("checkov", 3.21, "9 checks")),
    waived=(
        Waived("CKV_AWS_1", "aws_kms_key.this", "key.tf:1", "It is its own policy.", "spec"),
        Waived("CKV_AWS_2", "aws_kms_key.this", "key.tf:1", "It is its own policy.", "spec"),
        Waived("s3-versioning", "aws_s3_bucket.logs", "s3.tf:4", "Written once.", "inline", "storage team"),
    ),
    not_asked=(("terraform test", "no spec"),),
    unseen=("aws_kms_alias.this",),
    matrix=(
        CheckResult(
            "aws_dynamodb_table.orders", "coverage", "pass", "", "", ("hcl", "plan basic dev"), "tables.tf:12"
        ),
        CheckResult(
            "aws_dynamodb_table.orders",
            "dynamodb-recovery",
            "fail",
            "Point-in-time recovery is not enabled.",
            "",
            ("hcl", "plan basic prod"),
            "tables.tf:12",
        ),
        CheckResult(
            "aws_s3_bucket.logs",
            "s3-versioning",
            "waived",
            "Written once.",
            "storage team",
            ("hcl",),
            "s3.tf:4",
        ),
        CheckResult(
            "aws_s3_bucket.logs", "s3-website", "not applicable", "It serves none.", "", ("hcl",), "s3.tf:4"
        ),
    ),
)
LOST = ModuleResult(
    "lost",
    "lost",
    has_spec=False,
    could_not_run=(
        Fault("fmt", "there is no Terraform", "Install it"),
        Fault("terraform test", "there is no Terraform", "Install it"),
    ),
)


def with_lines_moved(result: ModuleResult, by: int) -> ModuleResult:
    """The same after somebody wrote some lines above everything."""
    return replace(result, findings=tuple(_moved(finding, by) for finding in result.findings))


def _moved(finding: Finding, by: int) -> Finding:
    file, line = finding.position
    moved = replace(finding, where=f"{file}:{line + by}") if line else finding
    return replace(moved, message=finding.message.replace(f"line {line}", f"line {line + by}"))
