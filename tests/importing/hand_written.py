"""A module as people write them by hand, with what a spec, a construct or the printer could lose."""

from pathlib import Path

MAIN = r"""
################################################################################
# Queue
################################################################################

locals {
  # Ends in .fifo where that is asked for.
  name = var.fifo ? "${var.name}.fifo" : var.name
  odd  = { (var.name) = 1, "a b" = null, c = [1, 2.5, "x$${y}"] }

  banner = <<-EOT
    Dear ${var.name},

      this is indented: "quoted" \n
    %{~ for part in var.parts ~}
    - ${part}
    %{~ endfor ~}
    Yours
  EOT
  joined = join("-", [var.name, <<EOT
first
second
EOT
  ])
}

# The queue itself.
# It is encrypted.
resource "aws_sqs_queue" "this" {
  count = var.create ? 1 : 0

  name                       = local.name
  visibility_timeout_seconds = "30" # as in the consumers
  # SQS keeps the key for long.
  kms_data_key_reuse_period_seconds = null
  redrive_policy                    = var.dead_letters == null ? null : jsonencode({ maxReceiveCount = 5 })

  tags = { "Name" = local.name, Empty = "" }

  lifecycle {
    create_before_destroy = true
    ignore_changes        = [tags["Owner"], policy]

    precondition {
      condition     = length(local.name) <= 80
      error_message = "The name ${local.name} is too long."
    }
  }

  timeouts {
    create = "10m"
  }
}

resource "aws_sqs_queue" "replica" {
  provider = aws.replica
  for_each = { for part in var.parts : part => "${part}-replica" }

  name       = each.value
  depends_on = [aws_sqs_queue.this]
}

data "aws_iam_policy_document" "this" {
  dynamic "statement" {
    for_each = var.statements
    iterator = each_statement

    content {
      sid     = each_statement.key
      actions = each_statement.value.actions

      dynamic "condition" {
        for_each = each_statement.value.conditions[*]

        content {
          test     = condition.value.test
          variable = condition.value.variable
          values   = [condition.value.value]
        }
      }

      principals {
        type        = "AWS"
        identifiers = ["*"]
      }
    }
  }

  statement {
    sid       = "Last"
    actions   = ["sqs:SendMessage"]
    resources = ["arn:aws:sqs:*:*:$${aws:username}"]
  }
}

resource "aws_security_group" "this" {
  name = var.name

  ingress {
    from_port = 443
    to_port   = 443
    protocol  = "tcp"
  }
}

resource "aws_eip" "this" {
  vpc = true
}

module "inner" {
  source    = "./modules/inner"
  providers = { aws = aws.replica }

  name = var.name
}

check "reachable" {
  data "aws_caller_identity" "there" {}

  assert {
    condition     = data.aws_caller_identity.there.account_id != ""
    error_message = "There is no account."
  }

  assert {
    condition     = length(var.name) > 1
    error_message = "The name ${var.name} is short."
  }
}

moved {
  from = aws_sqs_queue.main
  to   = aws_sqs_queue.queue
}

moved {
  from = aws_sqs_queue.queue
  to   = aws_sqs_queue.this[0]
}

removed {
  from = aws_s3_bucket.old

  lifecycle {
    destroy = false
  }
}
"""

VARIABLES = r"""
variable "name" {
  description = "Name of the queue"
  type        = string

  validation {
    condition     = can(regex("^[a-z]+$", var.name))
    error_message = "Use letters, not ${var.name}"
  }
}

variable "create" {
  type     = bool
  default  = "true"
  nullable = false
}

variable "fifo" {
  description = "Whether the queue is ordered."
  default     = false
}

variable "parts" {
  description = <<-EOT
    The parts:
    - one line each,
    - or none
  EOT
  type        = set(string)
  default     = ["b", "a"]
}

variable "dead_letters" {
  description = "ARN of the dead-letter queue."
  type        = string
  default     = null
  sensitive   = true
}

variable "statements" {
  description = "Statements."
  type = map(object({
    actions    = list(string)
    conditions = optional(object({ test = string, variable = string, value = optional(string, "x") }))
    extra      = optional(any)
  }))
  default = {}
}

variable "pair" {
  description = "A pair."
  type        = tuple([string, number])
  default     = ["a", 1]
}
"""

OUTPUTS = r"""
output "arn" {
  value      = one(aws_sqs_queue.this[*].arn)
  depends_on = [aws_sqs_queue.replica]

  precondition {
    condition     = var.create || var.dead_letters == null
    error_message = "Nothing to send dead letters from."
  }
}

output "secret" {
  description = "A secret."
  value       = var.dead_letters
  sensitive   = true
}
"""

VERSIONS = """
terraform {
  required_version = ">= 1.11"

  required_providers {
    aws = {
      source                = "hashicorp/aws"
      version               = ">= 5.99"
      configuration_aliases = [aws.replica]
    }
  }
}
"""

INNER = 'variable "name" {}\n\noutput "name" {\n  value = var.name\n}\n'

FILES = {
    "main.tf": MAIN,
    "variables.tf": VARIABLES,
    "outputs.tf": OUTPUTS,
    "versions.tf": VERSIONS,
    "modules/inner/main.tf": INNER,
    "tests/names.tftest.hcl": 'run "plan" {\n  command = plan\n}\n',
}


def write(folder: Path, **changes: str) -> Path:
    """The module in a folder; keys of changes are files without `.tf`."""
    for path, text in {**FILES, **{f"{name}.tf": text for name, text in changes.items()}}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    return folder


def only(folder: Path, text: str) -> Path:
    """A module of one file."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "main.tf").write_text(text, "utf-8")
    return folder
