"""For each rule two versions of a small module, between which exactly this rule applies."""

from __future__ import annotations

from dataclasses import dataclass

from modsmith.diff.compare import PlannedChange

VARIABLE = 'variable "x" {{\n{}\n}}\n'
BUCKET = 'resource "aws_s3_bucket" "a" {{\n{}\n}}\n'
TOPIC = 'resource "aws_sns_topic" "{}" {{\n{}\n}}\n'
VERSIONS = "terraform {{\n{}\n}}\n"
PROVIDER = "terraform {{\n  required_providers {{\n    {}\n  }}\n}}\n"
AWS = 'terraform {{\n  required_providers {{\n    aws = {{ source = "hashicorp/aws", version = "{}" }}\n  }}\n}}\n'
TABLE = """\
resource "aws_dynamodb_table" "t" {{
  name     = "t"
  hash_key = "id"
  attribute {{
    name = "id"
    type = "S"
  }}
  point_in_time_recovery {{
    enabled = {}
  }}
}}
"""


@dataclass(frozen=True)
class Case:
    """Two versions.

    Attributes:
        old: text of the version before.
        new: text of the version now.
        subject: of the change.
        also: ids of further rules that apply because of the same edit.
    """

    old: str
    new: str
    subject: str = "var.x"
    also: tuple[str, ...] = ()


def variable(body: str) -> str:
    return VARIABLE.format(body)


def _variables(old: str, new: str, *also: str, subject: str = "var.x") -> Case:
    return Case(variable(old), variable(new), subject, also)


def _valid(condition: str, message: str = "No.") -> str:
    rule = f'validation {{\n    condition = {condition}\n    error_message = "{message}"\n  }}'
    return f'type = string\n  default = "a"\n  {rule}'


def _moved(old: str, new: str) -> str:
    return f"moved {{\n  from = {old}\n  to = {new}\n}}\n"


OUTPUT = 'output "o" {{\n  value = {}\n{}}}\n'
REGION = 'data "aws_region" "current" {\n}\n'
STRINGS = 'type = list(string)\n  default = ["a", "b"]'

CASES: dict[str, Case] = {
    "input-required-added": Case("", variable("type = string")),
    "input-added": Case("", variable("default = 1")),
    "input-removed": Case(variable("default = 1"), ""),
    "input-renamed": Case(
        'variable "retention" {\n  default = 1\n}',
        'variable "retentions" {\n  default = 1\n}',
        "var.retention",
    ),
    "input-type-narrowed": _variables("type = string", "type = number"),
    "input-type-changed": _variables("type = list(string)", "type = map(string)"),
    "input-type-widened": _variables("type = number", "type = string"),
    "input-type-alike": _variables("type = list(string)", "type = set(string)"),
    "input-default-removed": _variables("default = 1", ""),
    "input-default-added": _variables("", "default = 1"),
    "input-default-changed": _variables("default = 1", "default = 2"),
    "input-attribute-default-changed": _variables(
        "type = object({ a = optional(number, 1) })", "type = object({ a = optional(number, 2) })"
    ),
    "input-null-refused": _variables("type = string", "type = string\n  nullable = false"),
    "input-null-replaced": _variables("default = 1", "default = 1\n  nullable = false"),
    "input-null-kept": _variables("default = 1\n  nullable = false", "default = 1"),
    "input-sensitive-added": _variables("default = 1", "default = 1\n  sensitive = true"),
    "input-sensitive-reaches-output": Case(
        variable("default = 1") + OUTPUT.format("var.x", ""),
        variable("default = 1\n  sensitive = true") + OUTPUT.format("var.x", ""),
    ),
    "input-sensitive-removed": _variables("default = 1\n  sensitive = true", "default = 1"),
    "input-ephemeral-added": _variables("default = 1", "default = 1\n  ephemeral = true"),
    "input-ephemeral-removed": _variables("default = 1\n  ephemeral = true", "default = 1"),
    "input-validation-stricter": _variables('type = string\n  default = "a"', _valid('var.x != "b"')),
    "input-validation-undecided": Case(
        REGION + variable('type = string\n  default = "a"'),
        REGION + variable(_valid("var.x != data.aws_region.current.id")),
    ),
    "input-validation-changed": _variables(_valid('var.x != "b"'), _valid('!(var.x == "b")')),
    "input-validation-looser": _variables(_valid('var.x != "b"'), _valid('var.x != "b" || true')),
    "input-validation-removed": _variables(_valid('var.x != "b"'), 'type = string\n  default = "a"'),
    "input-validation-message": _variables(
        _valid('var.x != "b"'), _valid('var.x != "b"', "Other words."), subject="inputs"
    ),
    "input-deprecated": _variables("default = 1", 'default = 1\n  deprecated = "Use y."'),
    "input-undeprecated": _variables('default = 1\n  deprecated = "Use y."', "default = 1"),
    "input-described": _variables("default = 1", 'default = 1\n  description = "X."', subject="inputs"),
    "output-removed": Case(OUTPUT.format(1, ""), "", "output.o"),
    "output-renamed": Case(
        'output "arn" {\n  value = 1\n}', 'output "id_arn" {\n  value = 1\n}', "output.arn"
    ),
    "output-type-changed": Case(
        OUTPUT.format("{ a = 1, b = 2 }", ""), OUTPUT.format("{ a = 1 }", ""), "output.o"
    ),
    "output-sensitive-added": Case(
        OUTPUT.format(1, ""), OUTPUT.format(1, "  sensitive = true\n"), "output.o"
    ),
    "output-sensitive-removed": Case(
        OUTPUT.format(1, "  sensitive = true\n"), OUTPUT.format(1, ""), "output.o"
    ),
    "output-ephemeral-added": Case(
        OUTPUT.format(1, ""), OUTPUT.format(1, "  ephemeral = true\n"), "output.o"
    ),
    "output-ephemeral-removed": Case(
        OUTPUT.format(1, "  ephemeral = true\n"), OUTPUT.format(1, ""), "output.o"
    ),
    "output-added": Case("", OUTPUT.format(1, ""), "output.o"),
    "output-deprecated": Case(
        OUTPUT.format(1, ""), OUTPUT.format(1, '  deprecated = "Use p."\n'), "output.o"
    ),
    "output-described": Case(OUTPUT.format(1, ""), OUTPUT.format(1, '  description = "O."\n'), "outputs"),
    "terraform-minimum-raised": Case(
        VERSIONS.format('required_version = ">= 1.5"'),
        VERSIONS.format('required_version = ">= 1.9"'),
        "terraform",
    ),
    "terraform-limited": Case(
        VERSIONS.format('required_version = ">= 1.5"'),
        VERSIONS.format('required_version = ">= 1.5, < 2.0"'),
        "terraform",
    ),
    "terraform-widened": Case(
        VERSIONS.format('required_version = ">= 1.5"'),
        VERSIONS.format('required_version = ">= 1.3"'),
        "terraform",
    ),
    "provider-added": Case("", AWS.format(">= 5.0"), "provider aws"),
    "provider-removed": Case(AWS.format(">= 5.0"), "", "provider aws"),
    "provider-source-changed": Case(
        PROVIDER.format('x = { source = "a/x" }'), PROVIDER.format('x = { source = "b/x" }'), "provider x"
    ),
    "provider-major-raised": Case(AWS.format(">= 5.0"), AWS.format(">= 6.0"), "provider aws"),
    "provider-minimum-raised": Case(AWS.format(">= 5.0"), AWS.format(">= 5.40"), "provider aws"),
    "provider-limited": Case(AWS.format(">= 5.0"), AWS.format(">= 5.0, < 7.0"), "provider aws"),
    "provider-widened": Case(AWS.format("~> 5.0"), AWS.format(">= 5.0"), "provider aws"),
    "provider-alias-added": Case(
        PROVIDER.format('aws = { source = "hashicorp/aws" }'),
        PROVIDER.format('aws = { source = "hashicorp/aws", configuration_aliases = [aws.b] }'),
        "provider aws",
    ),
    "provider-alias-removed": Case(
        PROVIDER.format('aws = { source = "hashicorp/aws", configuration_aliases = [aws.b] }'),
        PROVIDER.format('aws = { source = "hashicorp/aws" }'),
        "provider aws",
    ),
    "provider-configured": Case(
        PROVIDER.format('aws = { source = "hashicorp/aws" }'),
        PROVIDER.format('aws = { source = "hashicorp/aws" }') + 'provider "aws" {\n}\n',
        "provider aws",
    ),
    "provider-unconfigured": Case(
        PROVIDER.format('aws = { source = "hashicorp/aws" }') + 'provider "aws" {\n}\n',
        PROVIDER.format('aws = { source = "hashicorp/aws" }'),
        "provider aws",
    ),
    "resource-removed": Case(BUCKET.format(""), "", "aws_s3_bucket.a"),
    "resource-destroyed": Case(
        BUCKET.format(""), "removed {\n  from = aws_s3_bucket.a\n}\n", "aws_s3_bucket.a"
    ),
    "resource-forgotten": Case(
        BUCKET.format(""),
        "removed {\n  from = aws_s3_bucket.a\n  lifecycle {\n    destroy = false\n  }\n}\n",
        "aws_s3_bucket.a",
    ),
    "moved-to-nothing": Case(
        BUCKET.format(""), _moved("aws_s3_bucket.a", "aws_s3_bucket.b"), "aws_s3_bucket.a"
    ),
    "moved-invalid": Case(
        BUCKET.format(""),
        BUCKET.format("") + _moved("aws_s3_bucket.z", "aws_s3_bucket.z"),
        "aws_s3_bucket.z",
    ),
    "moved-to-other-type": Case(
        'resource "null_resource" "a" {\n}\n',
        'resource "terraform_data" "a" {\n}\n' + _moved("null_resource.a", "terraform_data.a"),
        "terraform_data.a",
    ),
    "moved-dropped": Case(
        BUCKET.format("") + _moved("aws_s3_bucket.old", "aws_s3_bucket.a"),
        BUCKET.format(""),
        "aws_s3_bucket.old",
    ),
    "resource-repetition-changed": Case(
        BUCKET.format("count = 1"), BUCKET.format('for_each = toset(["k"])'), "aws_s3_bucket.a"
    ),
    "instance-lost": Case(
        variable(STRINGS) + TOPIC.format("a", "for_each = toset(var.x)"),
        variable(STRINGS.replace(', "b"', "")) + TOPIC.format("a", "for_each = toset(var.x)"),
        'aws_sns_topic.a["b"]',
        ("input-default-changed",),
    ),
    "store-replaced": Case(
        'resource "aws_sqs_queue" "q" {\n  name = "a"\n}\n',
        'resource "aws_sqs_queue" "q" {\n  name = "b"\n}\n',
        "aws_sqs_queue.q",
        ("resource-changed",),
    ),
    "resource-provider-changed": Case(
        BUCKET.format("provider = aws.b"), BUCKET.format("provider = aws.c"), "aws_s3_bucket.a"
    ),
    "prevent-destroy-removed": Case(
        BUCKET.format("lifecycle {\n    prevent_destroy = true\n  }"), BUCKET.format(""), "aws_s3_bucket.a"
    ),
    "precondition-added": Case(
        OUTPUT.format(1, ""),
        OUTPUT.format(1, '  precondition {\n    condition = true\n    error_message = "No."\n  }\n'),
        "output.o",
    ),
    "call-removed": Case('module "m" {\n  source = "acme/m/aws"\n}\n', "", "module.m"),
    "call-source-changed": Case(
        'module "m" {\n  source = "acme/m/aws"\n}\n', 'module "m" {\n  source = "acme/n/aws"\n}\n', "module.m"
    ),
    "call-major-raised": Case(
        'module "m" {\n  source = "acme/m/aws"\n  version = "~> 1.0"\n}\n',
        'module "m" {\n  source = "acme/m/aws"\n  version = "~> 2.0"\n}\n',
        "module.m",
    ),
    "call-version-changed": Case(
        'module "m" {\n  source = "acme/m/aws"\n  version = "~> 1.0"\n}\n',
        'module "m" {\n  source = "acme/m/aws"\n  version = "~> 1.4"\n}\n',
        "module.m",
    ),
    "call-added": Case("", 'module "m" {\n  source = "acme/m/aws"\n}\n', "module.m"),
    "resource-added": Case("", 'resource "terraform_data" "a" {\n}\n', "terraform_data.a"),
    "instance-added": Case(
        variable("default = 1") + 'resource "terraform_data" "a" {\n  count = var.x\n}\n',
        variable("default = 2") + 'resource "terraform_data" "a" {\n  count = var.x\n}\n',
        "terraform_data.a[1]",
        ("input-default-changed",),
    ),
    "prevent-destroy-added": Case(
        BUCKET.format(""), BUCKET.format("lifecycle {\n    prevent_destroy = true\n  }"), "aws_s3_bucket.a"
    ),
    "ignore-changes-removed": Case(
        BUCKET.format("lifecycle {\n    ignore_changes = [tags]\n  }"), BUCKET.format(""), "aws_s3_bucket.a"
    ),
    "ignore-changes-added": Case(
        BUCKET.format(""), BUCKET.format("lifecycle {\n    ignore_changes = [tags]\n  }"), "aws_s3_bucket.a"
    ),
    "check-added": Case(
        "",
        'check "c" {\n  assert {\n    condition = true\n    error_message = "No."\n  }\n}\n',
        "check.c",
    ),
    "check-removed": Case(
        'check "c" {\n  assert {\n    condition = true\n    error_message = "No."\n  }\n}\n',
        "",
        "check.c",
    ),
    "resource-moved": Case(
        'resource "terraform_data" "a" {\n}\n',
        'resource "terraform_data" "b" {\n}\n' + _moved("terraform_data.a", "terraform_data.b"),
        "terraform_data.b",
    ),
    "resource-changed": Case(
        'resource "terraform_data" "a" {\n  input = 1\n}\n',
        'resource "terraform_data" "a" {\n  input = 2\n}\n',
        "terraform_data.a",
    ),
    "data-source-added": Case("", 'data "aws_region" "current" {\n}\n', "data sources"),
    "precondition-removed": Case(
        OUTPUT.format(1, '  precondition {\n    condition = true\n    error_message = "No."\n  }\n'),
        OUTPUT.format(1, ""),
        "output.o",
    ),
    "guarantee-lost": Case(
        TABLE.format("true"), TABLE.format("false"), "aws_dynamodb_table.t", ("resource-changed",)
    ),
    "guarantee-missing": Case("", TABLE.format("false"), "aws_dynamodb_table.t", ("resource-added",)),
    "guarantee-added": Case(
        TABLE.format("false"), TABLE.format("true"), "dynamodb-recovery", ("resource-changed",)
    ),
    "waiver-added": Case(
        TABLE.format("false"),
        "# modsmith:skip=dynamodb-recovery: rebuilt from events\n" + TABLE.format("false"),
        "aws_dynamodb_table.t",
    ),
}

MODULE_CASES = {
    "module-removed": (True, False, "//modules/m"),
    "module-added": (False, True, "//modules/m"),
}
"""Rule to whether the old and the new version have `modules/m`."""

PLANNED: dict[str, PlannedChange] = {
    "plan-replaces-data": PlannedChange(
        "aws_dynamodb_table.t", ("delete", "create"), ("hash_key",), "basic", "prod"
    ),
    "plan-destroys-data": PlannedChange("aws_s3_bucket.b", ("delete",)),
    "plan-destroys": PlannedChange('module.m["k"].aws_cloudwatch_dashboard.d', ("delete",)),
    "plan-replaces": PlannedChange("aws_cloudwatch_dashboard.d", ("create", "delete"), ("dashboard_name",)),
    "plan-forgets": PlannedChange("aws_s3_bucket.b", ("forget",)),
    "plan-creates": PlannedChange("aws_s3_bucket.b", ("create",)),
    "plan-updates": PlannedChange("aws_s3_bucket.b[0]", ("update",)),
}
