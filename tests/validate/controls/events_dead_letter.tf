resource "aws_cloudwatch_event_rule" "clock" {
  schedule_expression = "rate(1 minute)"
}

resource "aws_cloudwatch_event_rule" "pattern" {
  event_pattern = jsonencode({ source = ["aws.s3"] })
}

resource "aws_cloudwatch_event_target" "none_scheduled" {
  rule = aws_cloudwatch_event_rule.clock.name
}

resource "aws_cloudwatch_event_target" "pass_kept" {
  rule = aws_cloudwatch_event_rule.pattern.name

  dead_letter_config {
    arn = "arn:aws:sqs:eu-west-1:123456789012:dlq"
  }
}

resource "aws_cloudwatch_event_target" "fail_lost" {
  rule = aws_cloudwatch_event_rule.pattern.name
}

resource "aws_cloudwatch_event_target" "unknown_rule" {
  rule = "somebody-elses"
}
