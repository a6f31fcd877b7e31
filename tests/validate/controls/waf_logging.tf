resource "aws_wafv2_web_acl" "pass_logged" {
  name = "logged"
}

resource "aws_wafv2_web_acl_logging_configuration" "pass_logged" {
  log_destination_configs = ["arn:aws:logs:eu-west-1:123456789012:log-group:aws-waf-logs-x"]
  resource_arn            = aws_wafv2_web_acl.pass_logged.arn
}

resource "aws_wafv2_web_acl" "fail_silent" {
  name = "silent"
}

variable "logged" {
  type = bool
}

resource "aws_wafv2_web_acl" "unknown_logging" {
  name = "unknown"
}

resource "aws_wafv2_web_acl_logging_configuration" "maybe" {
  count = var.logged ? 1 : 0

  log_destination_configs = ["arn:aws:logs:eu-west-1:123456789012:log-group:aws-waf-logs-x"]
  resource_arn            = aws_wafv2_web_acl.unknown_logging.arn
}

resource "aws_waf_web_acl" "pass_logged" {
  name = "logged"

  logging_configuration {
    log_destination = "arn:aws:firehose:us-east-1:123456789012:deliverystream/aws-waf-logs-x"
  }
}

resource "aws_waf_web_acl" "fail_silent" {
  name = "silent"
}

resource "aws_wafregional_web_acl" "pass_logged" {
  name = "logged"

  logging_configuration {
    log_destination = "arn:aws:firehose:eu-west-1:123456789012:deliverystream/aws-waf-logs-x"
  }
}

resource "aws_wafregional_web_acl" "fail_silent" {
  name = "silent"
}
