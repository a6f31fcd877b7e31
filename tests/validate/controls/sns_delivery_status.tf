variable "rate" {
  type = number
}

resource "aws_sns_topic" "none_without" {}

resource "aws_sns_topic" "pass_all" {
  name                                     = "pass_all"
  application_success_feedback_role_arn    = "arn:aws:iam::123456789012:role/x"
  application_success_feedback_sample_rate = 100
  application_failure_feedback_role_arn    = "arn:aws:iam::123456789012:role/x"
  firehose_success_feedback_role_arn       = "arn:aws:iam::123456789012:role/x"
  firehose_success_feedback_sample_rate    = 100
  firehose_failure_feedback_role_arn       = "arn:aws:iam::123456789012:role/x"
  http_success_feedback_role_arn           = "arn:aws:iam::123456789012:role/x"
  http_success_feedback_sample_rate        = 100
  http_failure_feedback_role_arn           = "arn:aws:iam::123456789012:role/x"
  lambda_success_feedback_role_arn         = "arn:aws:iam::123456789012:role/x"
  lambda_success_feedback_sample_rate      = 100
  lambda_failure_feedback_role_arn         = "arn:aws:iam::123456789012:role/x"
  sqs_success_feedback_role_arn            = "arn:aws:iam::123456789012:role/x"
  sqs_success_feedback_sample_rate         = 100
  sqs_failure_feedback_role_arn            = "arn:aws:iam::123456789012:role/x"
}

resource "aws_sns_topic" "fail_failures_forgotten" {
  name                                     = "fail_failures_forgotten"
  application_success_feedback_role_arn    = "arn:aws:iam::123456789012:role/x"
  application_success_feedback_sample_rate = 100
  application_failure_feedback_role_arn    = "arn:aws:iam::123456789012:role/x"
  firehose_success_feedback_role_arn       = "arn:aws:iam::123456789012:role/x"
  firehose_success_feedback_sample_rate    = 100
  firehose_failure_feedback_role_arn       = "arn:aws:iam::123456789012:role/x"
  http_success_feedback_role_arn           = "arn:aws:iam::123456789012:role/x"
  http_success_feedback_sample_rate        = 100
  lambda_success_feedback_role_arn         = "arn:aws:iam::123456789012:role/x"
  lambda_success_feedback_sample_rate      = 100
  lambda_failure_feedback_role_arn         = "arn:aws:iam::123456789012:role/x"
  sqs_success_feedback_role_arn            = "arn:aws:iam::123456789012:role/x"
  sqs_success_feedback_sample_rate         = 100
  sqs_failure_feedback_role_arn            = "arn:aws:iam::123456789012:role/x"
}

resource "aws_sns_topic" "fail_successes_forgotten" {
  name                                     = "fail_successes_forgotten"
  application_success_feedback_role_arn    = "arn:aws:iam::123456789012:role/x"
  application_success_feedback_sample_rate = 100
  application_failure_feedback_role_arn    = "arn:aws:iam::123456789012:role/x"
  firehose_success_feedback_role_arn       = "arn:aws:iam::123456789012:role/x"
  firehose_success_feedback_sample_rate    = 100
  firehose_failure_feedback_role_arn       = "arn:aws:iam::123456789012:role/x"
  http_success_feedback_role_arn           = "arn:aws:iam::123456789012:role/x"
  http_success_feedback_sample_rate        = 100
  http_failure_feedback_role_arn           = "arn:aws:iam::123456789012:role/x"
  lambda_success_feedback_role_arn         = "arn:aws:iam::123456789012:role/x"
  lambda_success_feedback_sample_rate      = 100
  lambda_failure_feedback_role_arn         = "arn:aws:iam::123456789012:role/x"
  sqs_success_feedback_sample_rate         = 100
  sqs_failure_feedback_role_arn            = "arn:aws:iam::123456789012:role/x"
}

resource "aws_sns_topic" "fail_rate_forgotten" {
  name                                     = "fail_rate_forgotten"
  application_success_feedback_role_arn    = "arn:aws:iam::123456789012:role/x"
  application_success_feedback_sample_rate = 100
  application_failure_feedback_role_arn    = "arn:aws:iam::123456789012:role/x"
  firehose_success_feedback_role_arn       = "arn:aws:iam::123456789012:role/x"
  firehose_success_feedback_sample_rate    = 100
  firehose_failure_feedback_role_arn       = "arn:aws:iam::123456789012:role/x"
  http_success_feedback_role_arn           = "arn:aws:iam::123456789012:role/x"
  http_success_feedback_sample_rate        = 100
  http_failure_feedback_role_arn           = "arn:aws:iam::123456789012:role/x"
  lambda_success_feedback_role_arn         = "arn:aws:iam::123456789012:role/x"
  lambda_failure_feedback_role_arn         = "arn:aws:iam::123456789012:role/x"
  sqs_success_feedback_role_arn            = "arn:aws:iam::123456789012:role/x"
  sqs_success_feedback_sample_rate         = 100
  sqs_failure_feedback_role_arn            = "arn:aws:iam::123456789012:role/x"
}

resource "aws_sns_topic" "fail_rate_of_nothing" {
  name                                     = "fail_rate_of_nothing"
  application_success_feedback_role_arn    = "arn:aws:iam::123456789012:role/x"
  application_success_feedback_sample_rate = 0
  application_failure_feedback_role_arn    = "arn:aws:iam::123456789012:role/x"
  firehose_success_feedback_role_arn       = "arn:aws:iam::123456789012:role/x"
  firehose_success_feedback_sample_rate    = 0
  firehose_failure_feedback_role_arn       = "arn:aws:iam::123456789012:role/x"
  http_success_feedback_role_arn           = "arn:aws:iam::123456789012:role/x"
  http_success_feedback_sample_rate        = 0
  http_failure_feedback_role_arn           = "arn:aws:iam::123456789012:role/x"
  lambda_success_feedback_role_arn         = "arn:aws:iam::123456789012:role/x"
  lambda_success_feedback_sample_rate      = 0
  lambda_failure_feedback_role_arn         = "arn:aws:iam::123456789012:role/x"
  sqs_success_feedback_role_arn            = "arn:aws:iam::123456789012:role/x"
  sqs_success_feedback_sample_rate         = 0
  sqs_failure_feedback_role_arn            = "arn:aws:iam::123456789012:role/x"
}

resource "aws_sns_topic" "fail_one_protocol_only" {
  name                          = "fail_one_protocol_only"
  sqs_failure_feedback_role_arn = "arn:aws:iam::123456789012:role/x"
}

resource "aws_sns_topic" "unknown_rate" {
  name                                     = "unknown_rate"
  application_success_feedback_role_arn    = "arn:aws:iam::123456789012:role/x"
  application_success_feedback_sample_rate = var.rate
  application_failure_feedback_role_arn    = "arn:aws:iam::123456789012:role/x"
  firehose_success_feedback_role_arn       = "arn:aws:iam::123456789012:role/x"
  firehose_success_feedback_sample_rate    = var.rate
  firehose_failure_feedback_role_arn       = "arn:aws:iam::123456789012:role/x"
  http_success_feedback_role_arn           = "arn:aws:iam::123456789012:role/x"
  http_success_feedback_sample_rate        = var.rate
  http_failure_feedback_role_arn           = "arn:aws:iam::123456789012:role/x"
  lambda_success_feedback_role_arn         = "arn:aws:iam::123456789012:role/x"
  lambda_success_feedback_sample_rate      = var.rate
  lambda_failure_feedback_role_arn         = "arn:aws:iam::123456789012:role/x"
  sqs_success_feedback_role_arn            = "arn:aws:iam::123456789012:role/x"
  sqs_success_feedback_sample_rate         = var.rate
  sqs_failure_feedback_role_arn            = "arn:aws:iam::123456789012:role/x"
}

resource "aws_sns_topic" "fail_groups_forgotten" {
  name                                     = "groups_forgotten"
  application_success_feedback_role_arn    = "arn:aws:iam::123456789012:role/x"
  application_success_feedback_sample_rate = 100
  application_failure_feedback_role_arn    = "arn:aws:iam::123456789012:role/x"
  firehose_success_feedback_role_arn       = "arn:aws:iam::123456789012:role/x"
  firehose_success_feedback_sample_rate    = 100
  firehose_failure_feedback_role_arn       = "arn:aws:iam::123456789012:role/x"
  http_success_feedback_role_arn           = "arn:aws:iam::123456789012:role/x"
  http_success_feedback_sample_rate        = 100
  http_failure_feedback_role_arn           = "arn:aws:iam::123456789012:role/x"
  lambda_success_feedback_role_arn         = "arn:aws:iam::123456789012:role/x"
  lambda_success_feedback_sample_rate      = 100
  lambda_failure_feedback_role_arn         = "arn:aws:iam::123456789012:role/x"
  sqs_success_feedback_role_arn            = "arn:aws:iam::123456789012:role/x"
  sqs_success_feedback_sample_rate         = 100
  sqs_failure_feedback_role_arn            = "arn:aws:iam::123456789012:role/x"
}

resource "aws_sns_topic" "fail_failure_group_forgotten" {
  name                                     = "failure_forgotten"
  application_success_feedback_role_arn    = "arn:aws:iam::123456789012:role/x"
  application_success_feedback_sample_rate = 100
  application_failure_feedback_role_arn    = "arn:aws:iam::123456789012:role/x"
  firehose_success_feedback_role_arn       = "arn:aws:iam::123456789012:role/x"
  firehose_success_feedback_sample_rate    = 100
  firehose_failure_feedback_role_arn       = "arn:aws:iam::123456789012:role/x"
  http_success_feedback_role_arn           = "arn:aws:iam::123456789012:role/x"
  http_success_feedback_sample_rate        = 100
  http_failure_feedback_role_arn           = "arn:aws:iam::123456789012:role/x"
  lambda_success_feedback_role_arn         = "arn:aws:iam::123456789012:role/x"
  lambda_success_feedback_sample_rate      = 100
  lambda_failure_feedback_role_arn         = "arn:aws:iam::123456789012:role/x"
  sqs_success_feedback_role_arn            = "arn:aws:iam::123456789012:role/x"
  sqs_success_feedback_sample_rate         = 100
  sqs_failure_feedback_role_arn            = "arn:aws:iam::123456789012:role/x"
}

resource "aws_cloudwatch_log_group" "deliveries" {
  for_each = toset(["pass_all", "pass_all/Failure", "fail_failures_forgotten", "fail_failures_forgotten/Failure", "fail_successes_forgotten", "fail_successes_forgotten/Failure", "fail_rate_forgotten", "fail_rate_forgotten/Failure", "fail_rate_of_nothing", "fail_rate_of_nothing/Failure", "fail_one_protocol_only", "fail_one_protocol_only/Failure", "unknown_rate", "unknown_rate/Failure", "failure_forgotten"])

  name = "sns/eu-west-1/123456789012/${each.value}"
}
