variable "rotated" {
  type    = bool
  default = false
}

variable "undecided" {
  type = bool
}

resource "aws_kms_key" "pass_rotated" {
  enable_key_rotation = true
}

resource "aws_kms_key" "pass_twice_a_year" {
  enable_key_rotation     = true
  rotation_period_in_days = 180
}

resource "aws_kms_key" "fail_absent" {}

resource "aws_kms_key" "fail_off" {
  enable_key_rotation = false
}

resource "aws_kms_key" "fail_by_a_variable_that_is_off" {
  enable_key_rotation = var.rotated
}

resource "aws_kms_key" "fail_too_seldom" {
  enable_key_rotation     = true
  rotation_period_in_days = 2560
}

resource "aws_kms_key" "none_asymmetric" {
  customer_master_key_spec = "RSA_4096"
}

resource "aws_kms_key" "none_signs" {
  key_usage = "GENERATE_VERIFY_MAC"
}

resource "aws_kms_key" "unknown_by_the_caller" {
  enable_key_rotation = var.undecided
}
