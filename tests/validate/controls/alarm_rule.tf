variable "units" {
  type     = number
  nullable = false
}

resource "aws_cloudwatch_metric_alarm" "pass_one_metric" {
  metric_name         = "Errors"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  evaluation_periods  = 3
  period              = 300
  statistic           = "Sum"
}

resource "aws_cloudwatch_metric_alarm" "fail_without_comparison" {
  metric_name        = "Errors"
  threshold          = 0
  evaluation_periods = 3
  period             = 300
  statistic          = "Sum"
}

resource "aws_cloudwatch_metric_alarm" "fail_wrong_comparison" {
  metric_name         = "Errors"
  comparison_operator = "AtLeast"
  threshold           = 0
  evaluation_periods  = 3
  period              = 300
  statistic           = "Sum"
}

resource "aws_cloudwatch_metric_alarm" "fail_without_threshold" {
  metric_name         = "Errors"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 3
  period              = 300
  statistic           = "Sum"
}

resource "aws_cloudwatch_metric_alarm" "fail_without_periods" {
  metric_name         = "Errors"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  period              = 300
  statistic           = "Sum"
}

resource "aws_cloudwatch_metric_alarm" "fail_odd_period" {
  metric_name         = "Errors"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  evaluation_periods  = 3
  period              = 45
  statistic           = "Sum"
}

resource "aws_cloudwatch_metric_alarm" "fail_too_far_back" {
  metric_name         = "Errors"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  evaluation_periods  = 300
  period              = 300
  statistic           = "Sum"
}

resource "aws_cloudwatch_metric_alarm" "fail_more_data_than_periods" {
  metric_name         = "Errors"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  evaluation_periods  = 3
  datapoints_to_alarm = 5
  period              = 300
  statistic           = "Sum"
}

resource "aws_cloudwatch_metric_alarm" "fail_without_statistic" {
  metric_name         = "Errors"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  evaluation_periods  = 3
  period              = 300
}

resource "aws_cloudwatch_metric_alarm" "fail_wrong_statistic" {
  metric_name         = "Errors"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  evaluation_periods  = 3
  period              = 300
  statistic           = "Median"
}

resource "aws_cloudwatch_metric_alarm" "unknown_by_the_caller" {
  metric_name         = "Errors"
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.units
  evaluation_periods  = 3
  period              = 300
  statistic           = "Sum"
}

resource "aws_cloudwatch_metric_alarm" "pass_math" {
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  evaluation_periods  = 1

  metric_query {
    id = "errors"

    metric {
      metric_name = "Errors"
      period      = 300
      stat        = "p99"
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "fail_math_without_period" {
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  evaluation_periods  = 1

  metric_query {
    id = "errors"

    metric {
      metric_name = "Errors"
      stat        = "p99"
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "fail_math_without_statistic" {
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  evaluation_periods  = 1

  metric_query {
    id = "errors"

    metric {
      metric_name = "Errors"
      period      = 300
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "pass_band" {
  comparison_operator = "GreaterThanUpperThreshold"
  threshold_metric_id = "band"
  evaluation_periods  = 1

  metric_query {
    id = "errors"

    metric {
      metric_name = "Errors"
      period      = 300
      stat        = "p99"
    }
  }
}
