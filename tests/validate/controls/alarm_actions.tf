variable "topics" {
  type     = list(string)
  nullable = false
}

variable "missing" {
  type     = string
  nullable = false
}

resource "aws_cloudwatch_metric_alarm" "pass_whole" {
  alarm_actions      = var.topics
  ok_actions         = var.topics
  treat_missing_data = "notBreaching"
}

resource "aws_cloudwatch_metric_alarm" "fail_silent" {
  alarm_actions      = []
  ok_actions         = var.topics
  treat_missing_data = "notBreaching"
}

resource "aws_cloudwatch_metric_alarm" "fail_never_well" {
  alarm_actions      = var.topics
  treat_missing_data = "notBreaching"
}

resource "aws_cloudwatch_metric_alarm" "fail_no_arn" {
  alarm_actions      = ["ops@example.com"]
  ok_actions         = var.topics
  treat_missing_data = "notBreaching"
}

resource "aws_cloudwatch_metric_alarm" "fail_off" {
  actions_enabled    = false
  alarm_actions      = var.topics
  ok_actions         = var.topics
  treat_missing_data = "notBreaching"
}

resource "aws_cloudwatch_metric_alarm" "fail_thoughtless" {
  alarm_actions = var.topics
  ok_actions    = var.topics
}

resource "aws_cloudwatch_metric_alarm" "fail_wrong_word" {
  alarm_actions      = var.topics
  ok_actions         = var.topics
  treat_missing_data = "fine"
}

resource "aws_cloudwatch_metric_alarm" "unknown_by_the_caller" {
  alarm_actions      = var.topics
  ok_actions         = var.topics
  treat_missing_data = var.missing
}
