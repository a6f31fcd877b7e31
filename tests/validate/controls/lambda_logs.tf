variable "name" {
  type     = string
  nullable = false
}

resource "aws_lambda_function" "pass_by_name" {
  function_name = "${var.name}-x"
}

resource "aws_cloudwatch_log_group" "by_name" {
  name = "/aws/lambda/${var.name}-x"
}

resource "aws_lambda_function" "pass_by_reference" {
  function_name = "ref"
}

resource "aws_cloudwatch_log_group" "by_reference" {
  name = "/aws/lambda/${aws_lambda_function.pass_by_reference.function_name}"
}

resource "aws_lambda_function" "pass_told" {
  function_name = "told"

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.told.name
  }
}

resource "aws_cloudwatch_log_group" "told" {
  name = "/x/told"
}

resource "aws_lambda_function" "fail_absent" {
  function_name = "alone"
}

resource "aws_lambda_function" "fail_other_name" {
  function_name = "other"
}

resource "aws_cloudwatch_log_group" "other" {
  name = "/aws/lambda/another"
}

variable "logged" {
  type    = bool
  default = false
}

resource "aws_lambda_function" "fail_by_a_variable_that_is_off" {
  function_name = "off"
}

resource "aws_cloudwatch_log_group" "off" {
  count = var.logged ? 1 : 0

  name = "/aws/lambda/off"
}

variable "undecided" {
  type = bool
}

resource "aws_lambda_function" "unknown_by_the_caller" {
  function_name = "perhaps"
}

resource "aws_cloudwatch_log_group" "perhaps" {
  count = var.undecided ? 1 : 0

  name = "/aws/lambda/perhaps"
}

data "aws_partition" "current" {}

resource "aws_lambda_function" "unknown_by_where_it_runs" {
  function_name = "somewhere"

  dynamic "logging_config" {
    for_each = data.aws_partition.current.partition == "aws" ? [true] : []

    content {
      log_format = "JSON"
    }
  }
}

resource "aws_cloudwatch_log_group" "somewhere" {
  name = "/aws/lambda/somewhere"
}
