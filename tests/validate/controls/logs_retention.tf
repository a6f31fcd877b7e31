resource "aws_cloudwatch_log_group" "pass_year" {
  retention_in_days = 365
}

resource "aws_cloudwatch_log_group" "fail_absent" {}

resource "aws_cloudwatch_log_group" "fail_for_ever" {
  retention_in_days = 0
}

variable "days" {
  type = number
}

resource "aws_cloudwatch_log_group" "unknown_days" {
  retention_in_days = var.days
}

variable "kept" {
  type    = bool
  default = false
}

resource "aws_cloudwatch_log_group" "fail_by_a_variable_that_is_off" {
  retention_in_days = var.kept ? 365 : null
}
