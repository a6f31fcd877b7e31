resource "aws_sns_topic_subscription" "pass_https" {
  protocol = "https"
  endpoint = "https://example.com"
}

resource "aws_sns_topic_subscription" "pass_sqs" {
  protocol = "sqs"
  endpoint = "arn:aws:sqs:eu-west-1:123456789012:x"
}

resource "aws_sns_topic_subscription" "fail_http" {
  protocol = "http"
  endpoint = "http://example.com"
}

resource "aws_sns_topic_subscription" "fail_without" {
  endpoint = "x"
}

variable "protocol" {
  type = string
}

resource "aws_sns_topic_subscription" "unknown_protocol" {
  protocol = var.protocol
}
