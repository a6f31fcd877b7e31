variable "topics" {
  type     = list(string)
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
  treat_missing_data = "missing"
}

resource "aws_cloudwatch_metric_alarm" "fail_off" {
  actions_enabled    = false
  alarm_actions      = var.topics
  ok_actions         = var.topics
  treat_missing_data = "missing"
}

resource "aws_cloudwatch_metric_alarm" "fail_thoughtless" {
  alarm_actions = var.topics
  ok_actions    = var.topics
}
