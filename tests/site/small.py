"""A small project whose modules are written by hand, so that no test needs Node.js."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from modsmith.project import Catalog, Project

_SPEC = """\
from modsmith import Input, ModuleSpec, Output, Promise, types

SPEC = ModuleSpec(
    name="queue",
    title="A queue",
    summary="A queue <b>with</b> its alarm.",
    inputs=(
        Input("project_name", types.STRING, "First part of every name."),
        Input("days", types.NUMBER, "Days & nights that messages are kept.", default=4),
        Input("enable_alarm", types.BOOL, "Whether there is an alarm.", default=True),
    ),
    outputs=(Output("queue_arn", "ARN of the queue."),),
    promises=(
        Promise(
            "encryption",
            "Messages are encrypted.",
            ("aws_sqs_queue.this",),
            expects={"sqs_managed_sse_enabled": True},
        ),
    ),
)
"""

_MAIN = """\
resource "aws_sqs_queue" "this" {
  name                      = "${var.project_name}-work"
  message_retention_seconds = var.days * 86400
  sqs_managed_sse_enabled   = true
}

resource "aws_cloudwatch_metric_alarm" "age" {
  count      = var.enable_alarm ? 1 : 0
  alarm_name = "${var.project_name}-age"
}

resource "aws_kinesis_stream" "this" {
  name             = "${var.project_name}-stream"
  retention_period = var.days * 24
}

variable "project_name" {
  type = string
}

variable "days" {
  type    = number
  default = 4
}

variable "enable_alarm" {
  type    = bool
  default = true
}

output "queue_arn" {
  value = aws_sqs_queue.this.arn
}
"""

_BASIC = 'module "queue" {\n  source = "../.."\n\n  project_name = "demo"\n}\n'

_README = "# A queue\n\n## Operations\n\n### Redrive\n\nSee [days](#input-days).\n\n## Requirements\n\n- Terraform\n"

FILES = {
    "modsmith.toml": 'environments = ["dev", "prod"]\nproduction = ["prod"]\nowner = "acme"\n',
    "README.md": "# Modules of ACME\n\nThe modules that our teams use.\n",
    "generators/__init__.py": "",
    "generators/queue/__init__.py": "",
    "generators/queue/spec.py": _SPEC,
    "modules/queue/main.tf": _MAIN,
    "modules/queue/examples/basic/main.tf": _BASIC,
    "modules/queue/README.md": _README,
}


def project(folder: Path, files: Mapping[str, str | None] = {}) -> Catalog:
    """A project in a folder.

    Args:
        folder: for it; empty.
        files: path to text of further or other files; None for a file that is not there.
    """
    for path, text in {**FILES, **files}.items():
        if text is not None:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, "utf-8")
    return Catalog(Project.require(folder).use())
