resource "aws_cloudformation_stack" "pass_topic" {
  name              = "topic"
  notification_arns = ["arn:aws:sns:eu-west-1:123456789012:stacks"]
}

resource "aws_cloudformation_stack" "fail_without" {
  name = "without"
}

resource "aws_cloudformation_stack" "fail_empty" {
  name              = "empty"
  notification_arns = []
}

variable "topics" {
  type = list(string)
}

resource "aws_cloudformation_stack" "unknown_topics" {
  name              = "unknown"
  notification_arns = var.topics
}
