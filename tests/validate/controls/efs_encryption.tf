variable "kms_key_arn" {
  type     = string
  nullable = false
}

variable "undecided" {
  type     = bool
  nullable = false
}

resource "aws_efs_file_system" "pass_own_key" {
  encrypted  = true
  kms_key_id = var.kms_key_arn
}

resource "aws_efs_file_system" "fail_absent" {}

resource "aws_efs_file_system" "fail_off" {
  encrypted = false
}

resource "aws_efs_file_system" "fail_key_forgotten" {
  encrypted = true
}

resource "aws_efs_file_system" "unknown_by_the_caller" {
  encrypted  = var.undecided
  kms_key_id = var.kms_key_arn
}
