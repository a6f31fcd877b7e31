resource "aws_kms_key" "pass_default" {}

resource "aws_kms_key" "pass_week" {
  deletion_window_in_days = 7
}

resource "aws_kms_key" "fail_a_day" {
  deletion_window_in_days = 1
}

resource "aws_kms_key" "fail_disabled" {
  is_enabled = false
}

resource "aws_kms_key" "fail_locked_out" {
  bypass_policy_lockout_safety_check = true
}

variable "days" {
  type = number
}

resource "aws_kms_key" "unknown_days" {
  deletion_window_in_days = var.days
}

resource "aws_kms_replica_key" "pass_default" {
  description = "default"
}

resource "aws_kms_replica_key" "fail_disabled" {
  enabled = false
}

resource "aws_kms_external_key" "pass_default" {
  description = "default"
}

resource "aws_kms_external_key" "fail_disabled" {
  enabled = false
}

resource "aws_kms_replica_external_key" "pass_default" {
  description = "default"
}

resource "aws_kms_replica_external_key" "fail_disabled" {
  enabled = false
}
