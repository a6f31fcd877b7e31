resource "aws_cloudwatch_event_bus" "pass_policy" {
  name = "policy"
}

resource "aws_cloudwatch_event_bus_policy" "pass_policy" {
  event_bus_name = aws_cloudwatch_event_bus.pass_policy.name
  policy         = "{}"
}

resource "aws_cloudwatch_event_bus" "pass_permission" {
  name = "permission"
}

resource "aws_cloudwatch_event_permission" "pass_permission" {
  event_bus_name = aws_cloudwatch_event_bus.pass_permission.name
  principal      = "210987654321"
  statement_id   = "account"
}

resource "aws_cloudwatch_event_bus" "fail_without" {
  name = "without"
}

resource "aws_cloudwatch_event_bus" "none_partner" {
  name              = "aws.partner/example.com/123"
  event_source_name = "aws.partner/example.com/123"
}
