variable "kms_key_arn" {
  type     = string
  nullable = false
}

variable "undecided" {
  type = bool
}

resource "aws_cloudwatch_log_group" "pass_callers_key" {
  kms_key_id = var.kms_key_arn
}

resource "aws_cloudwatch_log_group" "fail_absent" {}

resource "aws_cloudwatch_log_group" "fail_wrong_key" {
  kms_key_id = "arn:aws:kms:eu-west-1:123456789012:key/other"
}

resource "aws_cloudwatch_log_group" "unknown_by_the_caller" {
  kms_key_id = var.undecided ? var.kms_key_arn : null
}
