"""A small module that is right in every way, and the spec that it keeps, each spelt by hand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from modsmith.spec.model import Input, ModuleSpec, Output, Validation, Waiver
from modsmith.spec.types import NUMBER, STRING, Field, Object, list_of, map_of

SPEC = ModuleSpec(
    name="sample",
    title="Sample",
    summary="One queue.",
    inputs=(
        Input(
            "project_name",
            STRING,
            "Name of the project.",
            validations=(
                Validation(
                    'can(regex("^[a-z0-9-]{1,32}$", var.project_name))',
                    "project_name must be 1 to 32 lower-case letters, digits or hyphens.",
                    "1 to 32 of a-z, 0-9, -",
                ),
            ),
            example="shop",
        ),
        Input("tags", map_of(STRING), "Tags of every resource.", default={}),
        Input(
            "delivery",
            Object(
                (
                    Field("delay", NUMBER, "Seconds before delivery.", default=0),
                    Field("name", STRING, "A ${name}."),
                )
            ),
            "How messages are delivered.",
            default={"delay": 16, "name": 'a "b" ${c}'},
        ),
        Input("readers", list_of(STRING), "ARNs that may read.", default=[], sensitive=True),
        Input("key_arn", STRING, "Key of the queue; null for the key of AWS.", default=None, nullable=True),
    ),
    outputs=(
        Output("queue_arn", "ARN of the queue."),
        Output("secret", "Not for everybody.", sensitive=True),
    ),
    waivers=(
        Waiver("CKV_AWS_27", ("aws_sqs_queue.plain",), "It carries nothing but ticks."),
        Waiver("sqs-encryption", ("aws_sqs_queue.plain",), "It carries nothing but ticks."),
        *(
            Waiver(control, ("aws_sqs_queue.*",), "It is a sample.", owner="tests")
            for control in ("sqs-alarms", "sqs-dead-letter", "sqs-tls")
        ),
    ),
)

FILES = {
    "main.tf": """\
resource "aws_sqs_queue" "this" {
  name                              = "${var.project_name}-queue"
  kms_master_key_id                 = "arn:aws:kms:eu-central-1:123456789012:key/0000"
  kms_data_key_reuse_period_seconds = 300
  delay_seconds                     = var.delivery.delay
  tags                              = var.tags
}

resource "aws_sqs_queue" "plain" {
  name                    = "${var.project_name}-ticks"
  sqs_managed_sse_enabled = false
}

resource "aws_sqs_queue_redrive_allow_policy" "this" {
  queue_url            = aws_sqs_queue.this.url
  redrive_allow_policy = jsonencode({ redrivePermission = "denyAll" })
}
""",
    "variables.tf": """\
variable "project_name" {
  description = "Name of the project."
  type        = string
  nullable    = false

  validation {
    condition = can(
      regex("^[a-z0-9-]{1,32}$", var.project_name)
    )
    error_message = "project_name must be 1 to 32 lower-case letters, digits or hyphens."
  }
}

variable "tags" {
  description = "Tags of every resource."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "delivery" {
  description = <<-EOT
    How messages are delivered.

    - delay: Seconds before delivery.
    - name: A $${name}.
  EOT
  type = object({
    delay = optional(number, 0)
    name  = string
  })
  default = {
    delay = 16
    name  = "a \\"b\\" $${c}"
  }
  nullable = false
}

variable "readers" {
  description = "ARNs that may read."
  type        = list(string)
  default     = []
  nullable    = false
  sensitive   = true
}

variable "key_arn" {
  description = "Key of the queue; null for the key of AWS."
  type        = string
  default     = null
}
""",
    "outputs.tf": """\
output "queue_arn" {
  description = "ARN of the queue."
  value       = aws_sqs_queue.this.arn
}

output "secret" {
  description = "Not for everybody."
  value       = var.readers
  sensitive   = true
}
""",
    "versions.tf": """\
terraform {
  required_version = ">= 1.7"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.0"
    }
  }
}
""",
    "examples/basic/main.tf": """\
provider "aws" {
  region = "eu-central-1"
}

module "sample" {
  source = "../.."

  project_name = "shop"
}
""",
    "tests/sample.tftest.hcl": """\
mock_provider "aws" {}

run "names_the_queue" {
  command = plan

  variables {
    project_name = "shop"
  }

  assert {
    condition     = aws_sqs_queue.this.name == "shop-queue"
    error_message = "The queue has another name."
  }
}
""",
}


def write(folder: Path, changes: dict[str, str | None] | None = None, **edits: tuple[str, str]) -> Path:
    """The sample in a folder, with files replaced or left out, or `name_tf=(old, new)` in one of them."""
    files: dict[str, str | None] = {**FILES, **(changes or {})}
    for key, (old, new) in edits.items():
        name = key.replace("_tf", ".tf")
        text = files[name]
        assert text is not None
        assert old in text, f"{name} does not hold {old!r}"
        files[name] = text.replace(old, new)
    for name, text in files.items():
        if text is not None:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return folder


def spec(name: str = "sample", **changes: object) -> ModuleSpec:
    """The sample's spec under another name, or with other parts."""
    return replace(SPEC, name=name, **changes)  # type: ignore[arg-type]
