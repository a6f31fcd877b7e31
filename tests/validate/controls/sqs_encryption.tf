variable "kms_key_arn" {
  type     = string
  nullable = false
}

variable "encrypted" {
  type    = bool
  default = false
}

variable "undecided" {
  type = bool
}

resource "aws_sqs_queue" "pass_callers_key" {
  kms_master_key_id = var.kms_key_arn
}

resource "aws_sqs_queue" "fail_absent" {}

resource "aws_sqs_queue" "fail_managed_only" {
  sqs_managed_sse_enabled = true
}

resource "aws_sqs_queue" "fail_wrong_key" {
  kms_master_key_id = "alias/aws/sqs"
}

resource "aws_sqs_queue" "fail_off" {
  sqs_managed_sse_enabled = false
}

resource "aws_sqs_queue" "fail_by_a_variable_that_is_off" {
  kms_master_key_id = var.encrypted ? var.kms_key_arn : null
}

resource "aws_sqs_queue" "unknown_by_the_caller" {
  kms_master_key_id = var.undecided ? var.kms_key_arn : null
}
