variable "undecided" {
  type     = bool
  nullable = false
}

resource "aws_athena_workgroup" "pass_default" {}

resource "aws_athena_workgroup" "pass_on" {
  configuration {
    publish_cloudwatch_metrics_enabled = true
  }
}

resource "aws_athena_workgroup" "fail_off" {
  configuration {
    publish_cloudwatch_metrics_enabled = false
  }
}

resource "aws_athena_workgroup" "unknown_by_the_caller" {
  configuration {
    publish_cloudwatch_metrics_enabled = var.undecided
  }
}
