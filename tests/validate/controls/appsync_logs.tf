variable "level" {
  type = string
}

resource "aws_appsync_graphql_api" "pass_errors" {
  name                = "app"
  authentication_type = "AWS_IAM"

  log_config {
    cloudwatch_logs_role_arn = "arn:aws:iam::123456789012:role/logs"
    field_log_level          = "ERROR"
  }
}

resource "aws_appsync_graphql_api" "fail_absent" {
  name                = "app"
  authentication_type = "AWS_IAM"
}

resource "aws_appsync_graphql_api" "fail_none" {
  name                = "app"
  authentication_type = "AWS_IAM"

  log_config {
    cloudwatch_logs_role_arn = "arn:aws:iam::123456789012:role/logs"
    field_log_level          = "NONE"
  }
}

resource "aws_appsync_graphql_api" "unknown_level" {
  name                = "app"
  authentication_type = "AWS_IAM"

  log_config {
    cloudwatch_logs_role_arn = "arn:aws:iam::123456789012:role/logs"
    field_log_level          = var.level
  }
}
