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

resource "aws_kms_key" "own" {}

resource "aws_sns_topic" "pass_callers_key" {
  kms_master_key_id = var.kms_key_arn
}

resource "aws_sns_topic" "pass_own_key" {
  kms_master_key_id = aws_kms_key.own.id
}

resource "aws_sns_topic" "fail_absent" {}

resource "aws_sns_topic" "fail_aws_key" {
  kms_master_key_id = "alias/aws/sns"
}

resource "aws_sns_topic" "fail_wrong_key" {
  kms_master_key_id = "arn:aws:kms:eu-west-1:123456789012:key/other"
}

resource "aws_sns_topic" "fail_by_a_variable_that_is_off" {
  kms_master_key_id = var.encrypted ? var.kms_key_arn : null
}

resource "aws_sns_topic" "unknown_by_the_caller" {
  kms_master_key_id = var.undecided ? var.kms_key_arn : null
}
