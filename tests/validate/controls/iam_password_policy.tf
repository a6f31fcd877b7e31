resource "aws_iam_account_password_policy" "pass_strict" {
  minimum_password_length        = 14
  require_lowercase_characters   = true
  require_uppercase_characters   = true
  require_numbers                = true
  require_symbols                = true
  password_reuse_prevention      = 24
  max_password_age               = 90
  allow_users_to_change_password = true
}

resource "aws_iam_account_password_policy" "fail_defaults" {
  allow_users_to_change_password = true
}

resource "aws_iam_account_password_policy" "fail_age" {
  minimum_password_length      = 14
  require_lowercase_characters = true
  require_uppercase_characters = true
  require_numbers              = true
  require_symbols              = true
  password_reuse_prevention    = 24
  max_password_age             = 365
}

variable "length" {
  type = number
}

resource "aws_iam_account_password_policy" "unknown_length" {
  minimum_password_length = var.length
}
