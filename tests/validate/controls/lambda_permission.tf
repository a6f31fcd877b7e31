resource "aws_lambda_permission" "pass_service" {
  function_name = "x"
  action        = "lambda:InvokeFunction"
  principal     = "events.amazonaws.com"
  source_arn    = "arn:aws:events:eu-west-1:123456789012:rule/x"
}

resource "aws_lambda_permission" "pass_service_of_the_account" {
  function_name  = "x"
  action         = "lambda:InvokeFunction"
  principal      = "events.amazonaws.com"
  source_account = "123456789012"
}

resource "aws_lambda_permission" "pass_account" {
  function_name = "x"
  action        = "lambda:InvokeFunction"
  principal     = "123456789012"
}

resource "aws_lambda_permission" "pass_organisation" {
  function_name    = "x"
  action           = "lambda:InvokeFunction"
  principal        = "*"
  principal_org_id = "o-1234567890"
}

resource "aws_lambda_permission" "fail_everybody" {
  function_name = "x"
  action        = "lambda:InvokeFunction"
  principal     = "*"
  source_arn    = "arn:aws:events:eu-west-1:123456789012:rule/x"
}

resource "aws_lambda_permission" "fail_service_for_anybody" {
  function_name = "x"
  action        = "lambda:InvokeFunction"
  principal     = "events.amazonaws.com"
}

resource "aws_lambda_permission" "fail_service_for_every_source" {
  function_name = "x"
  action        = "lambda:InvokeFunction"
  principal     = "events.amazonaws.com"
  source_arn    = "*"
}

resource "aws_lambda_permission" "fail_every_action" {
  function_name = "x"
  action        = "lambda:*"
  principal     = "events.amazonaws.com"
  source_arn    = "arn:aws:events:eu-west-1:123456789012:rule/x"
}

resource "aws_lambda_permission" "fail_without_principal" {
  function_name = "x"
  action        = "lambda:InvokeFunction"
  source_arn    = "arn:aws:events:eu-west-1:123456789012:rule/x"
}

resource "aws_lambda_permission" "fail_without_action" {
  function_name = "x"
  principal     = "events.amazonaws.com"
  source_arn    = "arn:aws:events:eu-west-1:123456789012:rule/x"
}

resource "aws_lambda_permission" "fail_without_function" {
  action     = "lambda:InvokeFunction"
  principal  = "events.amazonaws.com"
  source_arn = "arn:aws:events:eu-west-1:123456789012:rule/x"
}

variable "who" {
  type = string
}

resource "aws_lambda_permission" "unknown_principal" {
  function_name = "x"
  action        = "lambda:InvokeFunction"
  principal     = var.who
  source_arn    = "arn:aws:events:eu-west-1:123456789012:rule/x"
}
