resource "aws_sns_topic" "pass_watched" {
  name = "pass_watched"
}

resource "aws_cloudwatch_metric_alarm" "pass_watched" {
  namespace           = "AWS/SNS"
  metric_name         = "NumberOfNotificationsFailed"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"

  dimensions = {
    TopicName = aws_sns_topic.pass_watched.name
  }
}

resource "aws_sns_topic" "fail_alone" {
  name = "alone"
}

resource "aws_sns_topic" "fail_other_metric" {
  name = "fail_other_metric"
}

resource "aws_cloudwatch_metric_alarm" "fail_other_metric" {
  namespace           = "AWS/SNS"
  metric_name         = "NumberOfMessagesPublished"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"

  dimensions = {
    TopicName = aws_sns_topic.fail_other_metric.name
  }
}

resource "aws_sns_topic" "fail_below" {
  name = "fail_below"
}

resource "aws_cloudwatch_metric_alarm" "fail_below" {
  namespace           = "AWS/SNS"
  metric_name         = "NumberOfNotificationsFailed"
  comparison_operator = "LessThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"

  dimensions = {
    TopicName = aws_sns_topic.fail_below.name
  }
}

resource "aws_sns_topic" "fail_other_topic" {
  name = "fail_other_topic"
}

resource "aws_cloudwatch_metric_alarm" "fail_other_topic" {
  namespace           = "AWS/SNS"
  metric_name         = "NumberOfNotificationsFailed"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"

  dimensions = {
    TopicName = aws_sns_topic.pass_watched.name
  }
}

variable "watched" {
  type    = bool
  default = false
}

resource "aws_sns_topic" "fail_by_a_variable_that_is_off" {
  name = "fail_by_a_variable_that_is_off"
}

resource "aws_cloudwatch_metric_alarm" "fail_by_a_variable_that_is_off" {
  count = var.watched ? 1 : 0

  namespace           = "AWS/SNS"
  metric_name         = "NumberOfNotificationsFailed"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"

  dimensions = {
    TopicName = aws_sns_topic.fail_by_a_variable_that_is_off.name
  }
}

resource "aws_sns_topic" "pass_math" {
  name = "math"
}

resource "aws_cloudwatch_metric_alarm" "math" {
  comparison_operator = "GreaterThanThreshold"
  threshold           = 5

  metric_query {
    id = "failed"

    metric {
      namespace   = "AWS/SNS"
      metric_name = "NumberOfNotificationsFailed"

      dimensions = {
        TopicName = aws_sns_topic.pass_math.name
      }
    }
  }
}

resource "aws_sns_topic" "none_told_by_alarms" {}

resource "aws_cloudwatch_metric_alarm" "other" {
  alarm_actions = [aws_sns_topic.none_told_by_alarms.arn]
}

variable "threshold" {
  type = number
}

resource "aws_sns_topic" "unknown_threshold" {
  name = "unknown_threshold"
}

resource "aws_cloudwatch_metric_alarm" "unknown_threshold" {
  namespace           = "AWS/SNS"
  metric_name         = "NumberOfNotificationsFailed"
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.threshold
  treat_missing_data  = "notBreaching"

  dimensions = {
    TopicName = aws_sns_topic.unknown_threshold.name
  }
}
