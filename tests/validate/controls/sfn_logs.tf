variable "level" {
  type = string
}

resource "aws_sfn_state_machine" "pass_errors" {
  name       = "orders"
  role_arn   = "arn:aws:iam::123456789012:role/orders"
  definition = "{}"

  logging_configuration {
    level           = "ERROR"
    log_destination = "arn:aws:logs:eu-west-1:123456789012:log-group:orders:*"
  }
}

resource "aws_sfn_state_machine" "fail_absent" {
  name       = "orders"
  role_arn   = "arn:aws:iam::123456789012:role/orders"
  definition = "{}"
}

resource "aws_sfn_state_machine" "fail_off" {
  name       = "orders"
  role_arn   = "arn:aws:iam::123456789012:role/orders"
  definition = "{}"

  logging_configuration {
    level = "OFF"
  }
}

resource "aws_sfn_state_machine" "unknown_level" {
  name       = "orders"
  role_arn   = "arn:aws:iam::123456789012:role/orders"
  definition = "{}"

  logging_configuration {
    level           = var.level
    log_destination = "arn:aws:logs:eu-west-1:123456789012:log-group:orders:*"
  }
}

resource "aws_sfn_state_machine" "pass_either_way" {
  name       = "orders"
  role_arn   = "arn:aws:iam::123456789012:role/orders"
  definition = "{}"

  logging_configuration {
    level           = var.level == "everything" ? "ALL" : "ERROR"
    log_destination = "arn:aws:logs:eu-west-1:123456789012:log-group:orders:*"
  }
}
