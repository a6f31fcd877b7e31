resource "aws_cloudwatch_event_rule" "pass_function" {
  schedule_expression = "rate(1 minute)"
}

resource "aws_lambda_function" "pass_function" {
  function_name = "pass_function"
}

resource "aws_cloudwatch_event_target" "pass_function" {
  rule = aws_cloudwatch_event_rule.pass_function.name
  arn  = aws_lambda_function.pass_function.arn
}

resource "aws_lambda_permission" "pass_function" {
  function_name = aws_lambda_function.pass_function.function_name
  action        = "lambda:InvokeFunction"
  principal     = "events.amazonaws.com"
  source_arn    = aws_cloudwatch_event_rule.pass_function.arn
}

resource "aws_cloudwatch_event_rule" "pass_queue" {
  schedule_expression = "rate(1 minute)"
}

resource "aws_cloudwatch_event_target" "pass_queue" {
  rule = aws_cloudwatch_event_rule.pass_queue.name
  arn  = "arn:aws:sqs:eu-west-1:123456789012:x"
}

resource "aws_cloudwatch_event_rule" "pass_pattern" {
  event_pattern = jsonencode({ source = ["aws.s3"] })
}

resource "aws_lambda_function" "pass_pattern" {
  function_name = "pass_pattern"
}

resource "aws_cloudwatch_event_target" "pass_pattern" {
  rule = aws_cloudwatch_event_rule.pass_pattern.name
  arn  = aws_lambda_function.pass_pattern.arn
}

resource "aws_lambda_permission" "pass_pattern" {
  function_name = aws_lambda_function.pass_pattern.function_name
  action        = "lambda:InvokeFunction"
  principal     = "events.amazonaws.com"
  source_arn    = aws_cloudwatch_event_rule.pass_pattern.arn
}

resource "aws_cloudwatch_event_rule" "fail_off" {
  schedule_expression = "rate(1 minute)"
  state               = "DISABLED"
}

resource "aws_lambda_function" "fail_off" {
  function_name = "fail_off"
}

resource "aws_cloudwatch_event_target" "fail_off" {
  rule = aws_cloudwatch_event_rule.fail_off.name
  arn  = aws_lambda_function.fail_off.arn
}

resource "aws_lambda_permission" "fail_off" {
  function_name = aws_lambda_function.fail_off.function_name
  action        = "lambda:InvokeFunction"
  principal     = "events.amazonaws.com"
  source_arn    = aws_cloudwatch_event_rule.fail_off.arn
}

resource "aws_cloudwatch_event_rule" "fail_off_as_once" {
  schedule_expression = "rate(1 minute)"
  is_enabled          = false
}

resource "aws_lambda_function" "fail_off_as_once" {
  function_name = "fail_off_as_once"
}

resource "aws_cloudwatch_event_target" "fail_off_as_once" {
  rule = aws_cloudwatch_event_rule.fail_off_as_once.name
  arn  = aws_lambda_function.fail_off_as_once.arn
}

resource "aws_lambda_permission" "fail_off_as_once" {
  function_name = aws_lambda_function.fail_off_as_once.function_name
  action        = "lambda:InvokeFunction"
  principal     = "events.amazonaws.com"
  source_arn    = aws_cloudwatch_event_rule.fail_off_as_once.arn
}

resource "aws_cloudwatch_event_rule" "fail_without_target" {
  schedule_expression = "rate(1 minute)"
}

resource "aws_lambda_function" "fail_without_target" {
  function_name = "fail_without_target"
}

resource "aws_lambda_permission" "fail_without_target" {
  function_name = aws_lambda_function.fail_without_target.function_name
  action        = "lambda:InvokeFunction"
  principal     = "events.amazonaws.com"
  source_arn    = aws_cloudwatch_event_rule.fail_without_target.arn
}

resource "aws_cloudwatch_event_rule" "fail_target_of_another" {
  schedule_expression = "rate(1 minute)"
}

resource "aws_lambda_function" "fail_target_of_another" {
  function_name = "fail_target_of_another"
}

resource "aws_cloudwatch_event_target" "fail_target_of_another" {
  rule = aws_cloudwatch_event_rule.other.name
  arn  = aws_lambda_function.fail_target_of_another.arn
}

resource "aws_cloudwatch_event_rule" "other" {
  schedule_expression = "rate(1 minute)"
}

resource "aws_cloudwatch_event_rule" "fail_may_not_call" {
  schedule_expression = "rate(1 minute)"
}

resource "aws_lambda_function" "fail_may_not_call" {
  function_name = "fail_may_not_call"
}

resource "aws_cloudwatch_event_target" "fail_may_not_call" {
  rule = aws_cloudwatch_event_rule.fail_may_not_call.name
  arn  = aws_lambda_function.fail_may_not_call.arn
}

resource "aws_cloudwatch_event_rule" "fail_permits_another_service" {
  schedule_expression = "rate(1 minute)"
}

resource "aws_lambda_function" "fail_permits_another_service" {
  function_name = "fail_permits_another_service"
}

resource "aws_cloudwatch_event_target" "fail_permits_another_service" {
  rule = aws_cloudwatch_event_rule.fail_permits_another_service.name
  arn  = aws_lambda_function.fail_permits_another_service.arn
}

resource "aws_lambda_permission" "fail_permits_another_service" {
  function_name = aws_lambda_function.fail_permits_another_service.function_name
  action        = "lambda:InvokeFunction"
  principal     = "s3.amazonaws.com"
  source_arn    = aws_cloudwatch_event_rule.fail_permits_another_service.arn
}

resource "aws_cloudwatch_event_rule" "fail_permits_another_rule" {
  schedule_expression = "rate(1 minute)"
}

resource "aws_lambda_function" "fail_permits_another_rule" {
  function_name = "fail_permits_another_rule"
}

resource "aws_cloudwatch_event_target" "fail_permits_another_rule" {
  rule = aws_cloudwatch_event_rule.fail_permits_another_rule.name
  arn  = aws_lambda_function.fail_permits_another_rule.arn
}

resource "aws_lambda_permission" "fail_permits_another_rule" {
  function_name = aws_lambda_function.fail_permits_another_rule.function_name
  action        = "lambda:InvokeFunction"
  principal     = "events.amazonaws.com"
  source_arn    = aws_cloudwatch_event_rule.elsewhere_rule.arn
}

resource "aws_cloudwatch_event_rule" "elsewhere_rule" {
  schedule_expression = "rate(1 minute)"
}

resource "aws_cloudwatch_event_rule" "fail_target_elsewhere" {
  schedule_expression = "rate(1 minute)"
}

resource "aws_lambda_function" "fail_target_elsewhere" {
  function_name = "fail_target_elsewhere"
}

resource "aws_lambda_permission" "fail_target_elsewhere" {
  function_name = aws_lambda_function.fail_target_elsewhere.function_name
  action        = "lambda:InvokeFunction"
  principal     = "events.amazonaws.com"
  source_arn    = aws_cloudwatch_event_rule.fail_target_elsewhere.arn
}

resource "aws_cloudwatch_event_target" "elsewhere" {
  rule = aws_cloudwatch_event_rule.fail_target_elsewhere.name
  arn  = "arn:aws:lambda:eu-west-1:123456789012:function:x"
}

resource "aws_cloudwatch_event_rule" "fail_never_acts" {}

resource "aws_lambda_function" "fail_never_acts" {
  function_name = "fail_never_acts"
}

resource "aws_cloudwatch_event_target" "fail_never_acts" {
  rule = aws_cloudwatch_event_rule.fail_never_acts.name
  arn  = aws_lambda_function.fail_never_acts.arn
}

resource "aws_lambda_permission" "fail_never_acts" {
  function_name = aws_lambda_function.fail_never_acts.function_name
  action        = "lambda:InvokeFunction"
  principal     = "events.amazonaws.com"
  source_arn    = aws_cloudwatch_event_rule.fail_never_acts.arn
}

variable "state" {
  type = string
}

resource "aws_cloudwatch_event_rule" "unknown_state" {
  schedule_expression = "rate(1 minute)"
  state               = var.state
}

resource "aws_lambda_function" "unknown_state" {
  function_name = "unknown_state"
}

resource "aws_cloudwatch_event_target" "unknown_state" {
  rule = aws_cloudwatch_event_rule.unknown_state.name
  arn  = aws_lambda_function.unknown_state.arn
}

resource "aws_lambda_permission" "unknown_state" {
  function_name = aws_lambda_function.unknown_state.function_name
  action        = "lambda:InvokeFunction"
  principal     = "events.amazonaws.com"
  source_arn    = aws_cloudwatch_event_rule.unknown_state.arn
}
