variable "logging" {
  type    = any
  default = {}
}

resource "aws_cloudfront_distribution" "pass_bucket" {
  logging_config {
    bucket = "logs.s3.amazonaws.com"
  }
}

resource "aws_cloudfront_distribution" "pass_delivered" {
  comment = "delivered"
}

resource "aws_cloudwatch_log_delivery_source" "pass_delivered" {
  name         = "delivered"
  log_type     = "ACCESS_LOGS"
  resource_arn = aws_cloudfront_distribution.pass_delivered.arn
}

resource "aws_cloudfront_distribution" "fail_silent_by_default" {
  dynamic "logging_config" {
    for_each = length(keys(var.logging)) == 0 ? [] : [var.logging]

    content {
      bucket = logging_config.value["bucket"]
    }
  }
}
