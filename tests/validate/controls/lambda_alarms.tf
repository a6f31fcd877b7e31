resource "aws_lambda_function" "pass_watched" {
  function_name = "pass_watched"
}

resource "aws_cloudwatch_metric_alarm" "pass_watched_errors" {
  namespace           = "AWS/Lambda"
  metric_name         = "Errors"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"

  dimensions = {
    FunctionName = aws_lambda_function.pass_watched.function_name
  }
}

resource "aws_cloudwatch_metric_alarm" "pass_watched_throttles" {
  namespace           = "AWS/Lambda"
  metric_name         = "Throttles"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"

  dimensions = {
    FunctionName = aws_lambda_function.pass_watched.function_name
  }
}

resource "aws_lambda_function" "pass_scheduled" {
  function_name = "pass_scheduled"
}

resource "aws_cloudwatch_metric_alarm" "pass_scheduled_errors" {
  namespace           = "AWS/Lambda"
  metric_name         = "Errors"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"

  dimensions = {
    FunctionName = aws_lambda_function.pass_scheduled.function_name
  }
}

resource "aws_cloudwatch_metric_alarm" "pass_scheduled_throttles" {
  namespace           = "AWS/Lambda"
  metric_name         = "Throttles"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"

  dimensions = {
    FunctionName = aws_lambda_function.pass_scheduled.function_name
  }
}

resource "aws_cloudwatch_event_rule" "pass_scheduled" {
  schedule_expression = "rate(1 minute)"
}

resource "aws_cloudwatch_event_target" "pass_scheduled" {
  rule = aws_cloudwatch_event_rule.pass_scheduled.name
  arn  = aws_lambda_function.pass_scheduled.arn
}

resource "aws_cloudwatch_metric_alarm" "pass_scheduled_silent" {
  namespace           = "AWS/Lambda"
  metric_name         = "Invocations"
  comparison_operator = "LessThanThreshold"
  threshold           = 1
  treat_missing_data  = "breaching"

  dimensions = {
    FunctionName = aws_lambda_function.pass_scheduled.function_name
  }
}

resource "aws_lambda_function" "fail_alone" {
  function_name = "x"
}

resource "aws_lambda_function" "fail_errors_only" {
  function_name = "fail_errors_only"
}

resource "aws_cloudwatch_metric_alarm" "fail_errors_only_errors" {
  namespace           = "AWS/Lambda"
  metric_name         = "Errors"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"

  dimensions = {
    FunctionName = aws_lambda_function.fail_errors_only.function_name
  }
}

resource "aws_lambda_function" "fail_throttles_only" {
  function_name = "fail_throttles_only"
}

resource "aws_cloudwatch_metric_alarm" "fail_throttles_only_throttles" {
  namespace           = "AWS/Lambda"
  metric_name         = "Throttles"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"

  dimensions = {
    FunctionName = aws_lambda_function.fail_throttles_only.function_name
  }
}

resource "aws_lambda_function" "fail_below" {
  function_name = "fail_below"
}

resource "aws_cloudwatch_metric_alarm" "fail_below_errors" {
  namespace           = "AWS/Lambda"
  metric_name         = "Errors"
  comparison_operator = "LessThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"

  dimensions = {
    FunctionName = aws_lambda_function.fail_below.function_name
  }
}

resource "aws_cloudwatch_metric_alarm" "fail_below_throttles" {
  namespace           = "AWS/Lambda"
  metric_name         = "Throttles"
  comparison_operator = "LessThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"

  dimensions = {
    FunctionName = aws_lambda_function.fail_below.function_name
  }
}

resource "aws_lambda_function" "fail_silence_unheard" {
  function_name = "fail_silence_unheard"
}

resource "aws_cloudwatch_metric_alarm" "fail_silence_unheard_errors" {
  namespace           = "AWS/Lambda"
  metric_name         = "Errors"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"

  dimensions = {
    FunctionName = aws_lambda_function.fail_silence_unheard.function_name
  }
}

resource "aws_cloudwatch_metric_alarm" "fail_silence_unheard_throttles" {
  namespace           = "AWS/Lambda"
  metric_name         = "Throttles"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"

  dimensions = {
    FunctionName = aws_lambda_function.fail_silence_unheard.function_name
  }
}

resource "aws_cloudwatch_event_rule" "fail_silence_unheard" {
  schedule_expression = "rate(1 minute)"
}

resource "aws_cloudwatch_event_target" "fail_silence_unheard" {
  rule = aws_cloudwatch_event_rule.fail_silence_unheard.name
  arn  = aws_lambda_function.fail_silence_unheard.arn
}

resource "aws_lambda_function" "fail_silence_taken_for_good" {
  function_name = "fail_silence_taken_for_good"
}

resource "aws_cloudwatch_metric_alarm" "fail_silence_taken_for_good_errors" {
  namespace           = "AWS/Lambda"
  metric_name         = "Errors"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"

  dimensions = {
    FunctionName = aws_lambda_function.fail_silence_taken_for_good.function_name
  }
}

resource "aws_cloudwatch_metric_alarm" "fail_silence_taken_for_good_throttles" {
  namespace           = "AWS/Lambda"
  metric_name         = "Throttles"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"

  dimensions = {
    FunctionName = aws_lambda_function.fail_silence_taken_for_good.function_name
  }
}

resource "aws_cloudwatch_event_rule" "fail_silence_taken_for_good" {
  schedule_expression = "rate(1 minute)"
}

resource "aws_cloudwatch_event_target" "fail_silence_taken_for_good" {
  rule = aws_cloudwatch_event_rule.fail_silence_taken_for_good.name
  arn  = aws_lambda_function.fail_silence_taken_for_good.arn
}

resource "aws_cloudwatch_metric_alarm" "fail_silence_taken_for_good_silent" {
  namespace           = "AWS/Lambda"
  metric_name         = "Invocations"
  comparison_operator = "LessThanThreshold"
  threshold           = 1
  treat_missing_data  = "notBreaching"

  dimensions = {
    FunctionName = aws_lambda_function.fail_silence_taken_for_good.function_name
  }
}

variable "threshold" {
  type = number
}

resource "aws_lambda_function" "unknown_threshold" {
  function_name = "unknown_threshold"
}

resource "aws_cloudwatch_metric_alarm" "unknown_threshold_errors" {
  namespace           = "AWS/Lambda"
  metric_name         = "Errors"
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.threshold
  treat_missing_data  = "notBreaching"

  dimensions = {
    FunctionName = aws_lambda_function.unknown_threshold.function_name
  }
}

resource "aws_cloudwatch_metric_alarm" "unknown_threshold_throttles" {
  namespace           = "AWS/Lambda"
  metric_name         = "Throttles"
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.threshold
  treat_missing_data  = "notBreaching"

  dimensions = {
    FunctionName = aws_lambda_function.unknown_threshold.function_name
  }
}
